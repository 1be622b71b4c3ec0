"""The databases behind the window. What is imported here is all the window and the terminal may use."""
