"""Live meetings: agenda with a clock, joining by phone, boards, votes, minutes."""
