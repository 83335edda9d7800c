"""The exercises of the pages to get ready with."""
