"""The keying screen: one form as it stands on paper, one keystroke an item."""
