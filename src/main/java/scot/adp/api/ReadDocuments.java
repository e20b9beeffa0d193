package scot.adp.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were parsed and found valid, the last few hundred of them: a program
 * asks the same again and again. Who asks and with which values is looked at each time.
 */
class ReadDocuments implements PreparsedDocumentProvider {

	private static final int AT_MOST = 300;

	private static final int LONGEST = 20_000;

	private final Cache<String, PreparsedDocumentEntry> known = Caffeine.newBuilder().maximumSize(AT_MOST).build();

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput asked,
			Function<ExecutionInput, PreparsedDocumentEntry> read) {
		String text = asked.getQuery();
		@Nullable PreparsedDocumentEntry document = known.getIfPresent(text);
		if (document == null) {
			document = read.apply(asked);
			if (!document.hasErrors() && text.length() <= LONGEST) {
				known.put(text, document);
			}
		}
		return CompletableFuture.completedFuture(document);
	}

}
