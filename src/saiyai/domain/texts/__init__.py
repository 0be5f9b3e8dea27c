"""What the product says, in Thai and English side by side; see `saiyai.domain.words`."""
