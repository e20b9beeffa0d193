package scot.adp.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Tier;
import scot.adp.shell.SearchResult.Group;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/** Searches everything that the caller may read. */
@Service
@Transactional(readOnly = true)
public class Search {

	/** The most hits of a kind. */
	public static final int LIMIT = 50;

	/** From here on, hits that are only spelled alike are left out. */
	private static final int ENOUGH = 3;

	private final List<SearchSource> sources;

	Search(List<SearchSource> sources) {
		this.sources = sources.stream().sorted(Comparator.comparing(SearchSource::kind)).toList();
	}

	/**
	 * What has all the words of a text; with fewer than two letters or digits, nothing.
	 * @param perKind the most hits of each kind
	 * @throws Problem where the text is too long or holds what cannot be searched for
	 */
	@Allowed(operation = "shell.search", to = Audience.READERS)
	public SearchResult search(String text, int perKind) {
		var words = SearchWords.of(text);
		int limit = Math.clamp(perKind, 1, LIMIT);
		var withheld = sources.stream().flatMap(source -> source.withheld().stream()).distinct().toList();
		return new SearchResult(words.isTooShort() ? List.of() : groups(words, limit), withheld);
	}

	private List<Group> groups(SearchWords words, int limit) {
		Map<SearchKind, List<SearchHit>> found = new LinkedHashMap<>();
		for (SearchSource source : sources) {
			found.put(source.kind(), source.search(words, limit + 1));
		}
		long literal = found.values()
			.stream()
			.flatMap(List::stream)
			.filter(hit -> hit.tier() != Tier.SIMILAR)
			.limit(ENOUGH)
			.count();
		var groups = new ArrayList<Group>();
		found.forEach((kind, hits) -> {
			var wanted = hits.stream()
				.filter(hit -> literal < ENOUGH || hit.tier() != Tier.SIMILAR)
				.sorted(Comparator.comparing(SearchHit::tier))
				.toList();
			if (!wanted.isEmpty()) {
				groups.add(new Group(kind, wanted.subList(0, Math.min(limit, wanted.size())), wanted.size() > limit));
			}
		});
		groups.sort(Comparator.comparing(Group::tier));
		return List.copyOf(groups);
	}

}
