"""What pages with a picture begin from: one sentence, counts, and how they went month by month."""
