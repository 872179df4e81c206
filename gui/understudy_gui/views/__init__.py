"""What people see: compositions of widgets."""
