package scot.adp.shell.graphql;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.SearchWords.Tier;
import scot.adp.shell.Search;
import scot.adp.shell.SearchResult;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource.Withheld;

@Controller
class SearchController {

	private static final int PER_KIND = 5;

	private final Search search;

	SearchController(Search search) {
		this.search = search;
	}

	@QueryMapping
	Answer search(@Argument String text, @Argument @Nullable Integer first) {
		new Problem.Faults()
			.when(first != null && (first < 1 || first > Search.LIMIT), "first",
					"Ask for 1 to %d of each kind.".formatted(Search.LIMIT))
			.raise();
		SearchResult found = search.search(text, (first != null) ? first : PER_KIND);
		return new Answer(found.groups()
			.stream()
			.flatMap(group -> group.hits().stream().map(hit -> Hit.of(group.kind(), hit)))
			.toList(), found.more(), found.withheld().stream().map(Withheld::name).toList());
	}

	record Answer(List<Hit> hits, boolean more, List<String> notSearched) {
	}

	record Hit(String kind, Tier match, @Nullable String code, String title, String detail, String path,
			@Nullable String part) {

		static Hit of(SearchKind kind, SearchHit hit) {
			String part = hit.part().stream().map(SearchHit.Piece::words).collect(Collectors.joining());
			return new Hit(kind.name(), hit.tier(), hit.code(), hit.title(), hit.detail(), hit.href(),
					part.isEmpty() ? null : part);
		}

	}

}
