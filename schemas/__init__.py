"""What a summary is: forms and the entry types they are made of. Imports nothing of ours."""
