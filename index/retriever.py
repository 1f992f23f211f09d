"""The index as a LangChain retriever, for chains of one's own."""

import hashlib
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict


class ArticleRetriever(BaseRetriever):
    """Gives the passages nearest to a question as documents.

    Each document's metadata says where it stands: `title` and `source` of the article, `start` and `end` in
    `Article.text`, `paragraph`, `section`, `score`. Its id is that of the passage: the same for the same article.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Any
    k: int = 8

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager  # callbacks are the caller's; a search has no steps to report
        article = self.index.article
        key = hashlib.blake2b(article.text.encode(), digest_size=8).hexdigest()
        return [
            Document(
                id=f"{key}-{hit.passage.start}-{hit.passage.end}",
                page_content=hit.passage.text,
                metadata={
                    "title": article.title,
                    "source": article.source,
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "paragraph": hit.passage.paragraph.number,
                    "section": hit.passage.paragraph.section,
                    "score": hit.score,
                },
            )
            for hit in self.index.search(query, self.k)
        ]
