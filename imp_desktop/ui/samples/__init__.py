"""A sample compared with the paper: drawn by chance, looked through page by page, judged at the end."""
