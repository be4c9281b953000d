"""Search: passages, words (tantivy), meaning (FAISS), fused in immutable generations."""
