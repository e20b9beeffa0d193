package scot.adp.platform.reading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;

/**
 * What somebody searches for, as the statements of all modules understand it: every word
 * must be there, whole or as the beginning of one; where little is, a word may be spelled
 * otherwise. Nothing that is typed is ever part of a statement's text.
 */
public final class SearchWords {

	/** The most characters of a search. */
	public static final int TEXT_LIMIT = 200;

	/** Stands before the words in a snippet that were searched for. */
	public static final char MARK = '\u0002';

	/** Stands behind the words in a snippet that were searched for. */
	public static final char UNMARK = '\u0003';

	private static final int WORDS_AT_MOST = 12;

	/** Shorter words are like too many others. */
	private static final int SPELLED_FROM = 4;

	/** With fewer hits than this, words may be spelled otherwise. */
	private static final int FEW = 3;

	/** Letters and then numbers are looked for one behind the other. */
	private static final Pattern CODE = Pattern.compile("[a-z]{1,8}( [0-9]{1,6})+");

	/** A word and a number, such as a month and a day, which may stand apart. */
	private static final Pattern APART = Pattern.compile("\\s*[A-Za-z]+\\s+[0-9]+\\s*");

	private static final Set<String> PASSED_OVER = Set.of("the", "of", "and", "to", "in", "for", "a", "on", "with",
			"is", "are", "by", "at", "from", "that", "this", "be", "or", "as", "an", "it", "we", "our", "you", "your");

	private final String text;

	private final List<String> words;

	private SearchWords(String text, List<String> words) {
		this.text = text;
		this.words = words;
	}

	/**
	 * The words of a text.
	 * @throws Problem where it is too long or holds what cannot be searched for
	 */
	public static SearchWords of(String text) {
		new Problem.Faults().text(text, TEXT_LIMIT, "text").raise();
		String runs = Codes.key(text);
		if (CODE.matcher(runs).matches() && !APART.matcher(text).matches()) {
			return new SearchWords(Blanks.strip(text), List.of(runs));
		}
		var all = Arrays.stream(SearchForm.of(text).split("[^\\p{L}\\p{N}]+"))
			.filter(word -> !word.isEmpty())
			.distinct()
			.limit(WORDS_AT_MOST)
			.toList();
		var telling = all.stream()
			.filter(word -> !PASSED_OVER.contains(word) && (word.length() > 1 || Character.isDigit(word.charAt(0))))
			.toList();
		return new SearchWords(Blanks.strip(text), telling.isEmpty() ? all : telling);
	}

	/** Whether there is too little to search for. */
	public boolean isTooShort() {
		return words.stream().mapToInt(String::length).sum() < 2;
	}

	/** What was typed. */
	public String text() {
		return text;
	}

	/**
	 * A statement for the rows of a place that have the words: the columns wanted, then
	 * {@code tier}, as a number of {@link Tier}, and {@code rank}. Parameters are those
	 * of {@link #bind} and {@code :limit}.
	 */
	public String select(Place place) {
		String words = query();
		String wanted = place.where().isEmpty() ? "" : " and (%s)".formatted(place.where());
		String exact = place.code().isEmpty() ? "1"
				: "case when platform.code_key(%s) = :typed then 0 else 1 end".formatted(place.code());
		String rank = place.ranked() ? "ts_rank(%s, %s)".formatted(place.vector(), words) : "0";
		String literal = """
				select %s, %s as tier, cast(%s as float8) as rank from %s where %s @@ %s%s
				order by tier, rank desc, %s limit :limit""".formatted(place.columns(), exact, rank, place.from(),
				place.vector(), words, wanted, place.order());
		String spelled = "platform.search_form(%s)".formatted(place.spelled());
		if (place.spelled().isEmpty() || this.words.stream().noneMatch(SearchWords::isSpelled)) {
			return literal;
		}
		String similarity = IntStream.range(0, this.words.size())
			.filter(i -> isSpelled(this.words.get(i)))
			.mapToObj(i -> "public.word_similarity(:word%d, %s)".formatted(i, spelled))
			.collect(Collectors.joining(" + "));
		String similar = IntStream.range(0, this.words.size())
			.mapToObj(i -> isSpelled(this.words.get(i))
					? "(%s @@ %s or %s operator(public.%%>) :word%d)".formatted(place.vector(), query(i), spelled, i)
					: "%s @@ %s".formatted(place.vector(), query(i)))
			.collect(Collectors.joining(" and "));
		return """
				with literal as (%s),
				alike as (select %s, 2 as tier, cast(%s as float8) as rank from %s
				    where (select count(*) from literal) < %d and not (%s @@ %s) and %s%s
				    order by rank desc, %s limit :limit)
				select * from literal union all select * from alike""".formatted(literal, place.columns(), similarity,
				place.from(), FEW, place.vector(), words, similar, wanted, place.order());
	}

	/** SQL for the part of a text in which the words are, marked, as it was written. */
	public String snippet(String text) {
		return "translate(ts_headline('platform.english', platform.signs_apart(%s), %s, :headline), chr(1), '')"
			.formatted(text, query());
	}

	/** Gives a statement its parameters. */
	public StatementSpec bind(StatementSpec statement) {
		return statement.params(parameters());
	}

	private Map<String, Object> parameters() {
		var parameters = new LinkedHashMap<String, Object>();
		parameters.put("typed", Codes.key(text));
		parameters.put("headline",
				"StartSel=%s, StopSel=%s, MaxFragments=1, MaxWords=20, MinWords=8".formatted(MARK, UNMARK));
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			parameters.put("word" + i, word);
			parameters.put("whole" + i, word.replace(" ", " <-> "));
			parameters.put("begins" + i, begins(i));
		}
		return parameters;
	}

	/** A number is whole unless it was typed last. */
	private String begins(int i) {
		String word = words.get(i);
		boolean number = word.chars().allMatch(Character::isDigit);
		if (number && i < words.size() - 1) {
			return word;
		}
		return word.replace(" ", " <-> ") + ":*";
	}

	private String query() {
		return IntStream.range(0, words.size()).mapToObj(this::query).collect(Collectors.joining(" && ", "(", ")"));
	}

	/**
	 * SQL for whether a text contains what the parameter {@code :text} is a pattern of,
	 * as {@link Rows#like} makes it, however its letters are written. A lone letter or
	 * sign is taken as it stands.
	 */
	public static String contains(String text) {
		return """
				(%1$s ilike :text or length(platform.search_form(:text)) > 3
				    and platform.search_forms(%1$s) like platform.search_form(:text))""".formatted(text);
	}

	/** SQL for what is searched of a text, as the indexes have it. */
	public static String vector(String text) {
		return "platform.searched(%s)".formatted(text);
	}

	private String query(int i) {
		return "(to_tsquery('pg_catalog.simple', :begins%d) || to_tsquery('pg_catalog.english', :whole%d))".formatted(i,
				i);
	}

	private static boolean isSpelled(String word) {
		return word.length() >= SPELLED_FROM && word.chars().noneMatch(Character::isDigit);
	}

	/** How well a row has the words. The order counts: the best first. */
	public enum Tier {

		/** It is what was typed. */
		EXACT,
		/** It has all the words. */
		WORDS,
		/** It has words that are spelled much alike. */
		SIMILAR

	}

	/**
	 * Where to search. All is SQL of one schema.
	 *
	 * @param columns what is wanted of a row
	 * @param from the tables
	 * @param where what else must hold; empty for nothing
	 * @param vector the words of a row, as the database indexes them
	 * @param spelled the texts of a row that may be spelled otherwise; empty for none
	 * @param code what a row is called in short; empty for nothing
	 * @param ranked whether rows that have the words more often come first
	 * @param order which rows come first where that does not tell
	 */
	public record Place(String columns, String from, String where, String vector, String spelled, String code,
			boolean ranked, String order) {
	}

}
