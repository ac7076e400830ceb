from app import Counter

__all__ = ["Counter"]
