"""tiaoli (条例 into 条理): reads Chinese legal and policy texts and makes a knowledge graph of them."""
