"""The exercises of Part I: linear algebra."""
