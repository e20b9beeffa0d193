package scot.adp.api;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each way to break a client is seen, and nothing else is taken for one. */
class BreakingChangesTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

	private static final String KEPT = """
			type Query { book(id: ID!, edition: Int): Book shelf(filter: Filter): [Book!]! node: Node thing: Thing }
			interface Node { id: ID! }
			type Book implements Node { id: ID! title: String! pages: Int genre: Genre tags: [String!]! }
			type Map implements Node { id: ID! }
			union Thing = Book | Map
			enum Genre { NOVEL POEMS }
			input Filter { genre: Genre title: String!, tags: [String!] }
			""";

	private static final String DEPRECATED = """
			type Query {
			  book(id: ID!, draft: Boolean @deprecated(reason: "Never used. Removed after 2026-11-27.")): Book
			  leaf: Leaf @deprecated(reason: "Use book. Removed after 2026-11-27.")
			  later: Int @deprecated(reason: "Use book. Removed after 2026-11-28.")
			}
			type Book { genre: Genre }
			type Leaf { kind: Kind }
			enum Kind { GREEN }
			enum Genre { NOVEL POEMS @deprecated(reason: "There are none. Removed after 2026-11-27.") }
			""";

	@ParameterizedTest
	@CsvSource(delimiterString = " => ",
			textBlock = """
					pages: Int => '' => Book.pages is gone and was not deprecated with a day of removal
					title: String! pages => title: String pages => Book.title was String! and is String
					'tags: [String!]! }' => 'tags: [String]! }' => Book.tags was [String!]! and is [String]!
					pages: Int => pages: String => Book.pages was Int and is String
					pages: Int => pages: [Int] => Book.pages was Int and is [Int]
					edition: Int => edition: Int! => Query.book(edition) was Int and is Int!
					', edition: Int' => '' => Query.book(edition) is gone and was not deprecated with a day of removal
					edition: Int => 'edition: Int, by: String!' => Query.book(by) is new and required
					'id: ID!, edition' => 'id: Int!, edition' => Query.book(id) was ID! and is Int!
					NOVEL POEMS => NOVEL => Genre.POEMS is gone and was not deprecated with a day of removal
					type Map implements Node => type Map => Map is no Node any more
					union Thing = Book | Map => union Thing = Book => Thing holds no Map any more
					genre: Genre title => title => Filter(genre) is gone and was not deprecated with a day of removal
					genre: Genre title => genre: Genre! title => Filter(genre) was Genre and is Genre!
					'tags: [String!] }' => 'tags: [String!] by: Int! }' => Filter(by) is new and required
					'tags: [String!] }' => 'tags: String }' => Filter(tags) was [String!] and is String
					enum Genre { NOVEL POEMS } => scalar Genre => Genre is another kind of type
					pages: Int => 'pages: Int @deprecated(reason: "Nobody counts.")' => Book.pages is deprecated without a reason that ends: Removed after yyyy-mm-dd.
					pages: Int => 'pages: Int @deprecated(reason: "Nobody counts. Removed after 2027-05-27.")' => Book.pages is to go on 2027-05-27, in less than 6 months
					""")
	void changeThatBreaksAClientIsSeen(String before, String after, String fault) {
		assertThat(changes(KEPT, before, after)).contains(fault);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ",
			textBlock = """
					pages: Int => pages: Int!
					pages: Int => pages: Int read: Boolean!
					'tags: [String!]! }' => 'tags: [String!]! @deprecated(reason: "Nobody reads them. Removed after 2027-05-28.") }'
					edition: Int => 'edition: Int, by: String'
					edition: Int => 'edition: Int, by: String! = "all"'
					'id: ID!, edition' => 'id: ID, edition'
					NOVEL POEMS => NOVEL POEMS PLAYS
					'title: String!, tags' => 'title: String, tags'
					type Map implements Node { => type Atlas implements Node { id: ID! } type Map implements Node {
					""")
	void changeThatNoClientNoticesIsNone(String before, String after) {
		assertThat(changes(KEPT, before, after)).isEmpty();
	}

	@Test
	void typeThatClientsComeToMayNotGo() {
		assertThat(
				BreakingChanges.between(KEPT, "type Query { node: Node thing: Int } interface Node { id: ID! }", TODAY))
			.contains("Book is gone", "Map is gone", "Thing is gone", "Genre is gone", "Filter is gone");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", textBlock = """
			', draft: Boolean @deprecated(reason: "Never used. Removed after 2026-11-27.")' => ''
			'POEMS @deprecated(reason: "There are none. Removed after 2026-11-27.")' => ''
			'leaf: Leaf @deprecated(reason: "Use book. Removed after 2026-11-27.")' => ''
			""")
	void whatWasDeprecatedMayGoAfterItsDay(String before, String after) {
		assertThat(changes(DEPRECATED, before, after)).isEmpty();
	}

	@Test
	void typesGoWithTheLastFieldThatLedToThem() {
		String now = """
				type Query { book(id: ID!): Book
				  later: Int @deprecated(reason: "Use book. Removed after 2026-11-28.") }
				type Book { genre: Genre }
				enum Genre { NOVEL }
				""";

		assertThat(BreakingChanges.between(DEPRECATED, now, TODAY)).isEmpty();
		assertThat(BreakingChanges.between(DEPRECATED, now, TODAY.minusDays(1))).contains("Leaf is gone",
				"Kind is gone");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ",
			textBlock = """
					'later: Int @deprecated(reason: "Use book. Removed after 2026-11-28.")' => '' => Query.later is gone before its day of removal, 2026-11-28
					Removed after 2026-11-28. => Removed after 2026-11-20. => Query.later was promised until 2026-11-28, not 2026-11-20
					""")
	void whatWasDeprecatedStaysUntilItsDay(String before, String after, String fault) {
		assertThat(changes(DEPRECATED, before, after)).containsExactly(fault);
	}

	private static List<String> changes(String schema, String before, @Nullable String after) {
		assertThat(schema).containsOnlyOnce(before);
		return BreakingChanges.between(schema, schema.replace(before, (after != null) ? after : ""), TODAY);
	}

}
