"""The exercises of the labs on calculus."""
