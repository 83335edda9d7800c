"""What search engines, other sites and old addresses need of the web edition."""
