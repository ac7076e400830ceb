# Generated from case:docs@1 by witbind. Do not edit.
""" "Quoted" documentation with \\ backslashes and \"\"\"triple quotes\"\"\".

Non-ASCII: naïve → 日本語 ✓ 🙂.
"""
