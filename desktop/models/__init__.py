"""What the views show: records of the door, held for Qt."""
