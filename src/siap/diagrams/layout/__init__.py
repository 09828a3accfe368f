"""What the kinds of pictures are laid out with: sheets, boxes, text blocks, scales."""
