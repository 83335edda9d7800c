"""The exercises of the labs on linear algebra."""
