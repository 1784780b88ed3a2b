"""A figure's picture file goes in, its bytes come out as deck and report can both show them."""
