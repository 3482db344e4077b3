"""The duty list: who is told, by mail and by text message, that a child is in danger now, and when."""
