package scot.adp.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.platform.reading.Headings;

/**
 * Reads a list of people that was copied from a spreadsheet, a file or the line of
 * addressees of a mail: cells separated by tabs, semicolons or commas, quoted where need
 * be, with or without a row of headings, which may stand below a title.
 */
final class PastedPeople {

	/** Among how many rows the one with the headings is looked for. */
	private static final int HEADING_ROWS = 10;

	private static final Pattern ADDRESSEE = Pattern
		.compile("(?<name>[^<>]*)<(?:mailto:)?(?<email>[^<>@\\s]+@[^<>\\s]+)>");

	private static final Pattern BETWEEN_ADDRESSEES = Pattern.compile("[;\\n]|(?<=>)\\s*,");

	private static final Pattern EMAIL_HEADING = Pattern.compile(
			"(?:work|business|office|primary|main|contact|personal|smtp)*(?:e?mails?1?(?:address|value|id)?|smtpaddress|userprincipalname|upn)");

	/** A surname alone: one word, or one with words such as Mac, van or de before it. */
	private static final Pattern SURNAME = Pattern.compile(
			"(?iu)(?:(?:mac|mc|van|von|der|den|de|la|le|du|da|del|della|dos|ter|st\\.?|o|\u00f3|ni|n\u00ed|nic|u\u00ed) ){0,3}[^ ]+");

	/**
	 * Letters behind a name, such as those of an honour or a degree. Not MD, which is how
	 * many write Mohammed.
	 */
	private static final Set<String> LETTERS_BEHIND = Set.of("""
			aca acca acipd afbpss ba bch bd bds bed bem beng bm bmbs bn bnurs bsc bsw ca cb cbe ceng chb cipd cipfa
			cmg cpfa cpsychol cqsw cvo dbe dclinpsy dip diphe dipsw dl dphil edd esq fca fcca fcipd fcmi ffph frcgp
			frcp frcpe frcped frcpsych frcs frsa frse gbe hnc hnd hons ii iii iv jnr jp jr kbe kc kcb kt llb llm lvo
			ma mb mba mbbs mbchb mbchir mbe mcipd mcmi med meng mfph mp mpa mph mphil mrcgp mrcp mrcpsych mres msc msp
			msw mvo obe pc pgce pgcert pgdip phd qc qpm rgn rmn rn rnld rnmh rsw snr sr""".split("\\s+"));

	private static final Pattern FORM_OF_ADDRESS = Pattern.compile(
			"(?i)(mr|mrs|ms|miss|mx|dr|prof|professor|rev|sir|dame|lord|lady|cllr|councillor|baillie|provost)\\.?");

	private final List<Row> rows = new ArrayList<>();

	private final Map<String, List<String>> columns = new LinkedHashMap<>();

	private final List<String> notRead = new ArrayList<>();

	private final List<String> passedOver = new ArrayList<>();

	private PastedPeople() {
	}

	/** The people of the list, as they stand there. */
	static List<Row> read(String text) {
		return understand(text).rows();
	}

	/**
	 * What is understood of a list.
	 * @throws Problem where it has headings, and none that is known
	 */
	static PastedPeople understand(String text) {
		var people = new PastedPeople();
		if (!people.takeAddressees(text)) {
			people.takeTable(table(text));
		}
		return people;
	}

	List<Row> rows() {
		return List.copyOf(rows);
	}

	/** The headings of what was read, by the field they fill; empty without headings. */
	Map<String, List<String>> columns() {
		return columns;
	}

	/** What to call the columns that were not read. */
	List<String> notRead() {
		return List.copyOf(notRead);
	}

	/** Rows above the headings, which were not read either. */
	List<String> passedOver() {
		return List.copyOf(passedOver);
	}

	/** Names with addresses, as mail programs write whom a mail goes to. */
	private boolean takeAddressees(String text) {
		var addressees = BETWEEN_ADDRESSEES.splitAsStream(text).map(Blanks::line).filter(it -> !it.isEmpty()).toList();
		if (addressees.stream().noneMatch(it -> it.contains("<")) || !addressees.stream()
			.allMatch(it -> ADDRESSEE.matcher(it).matches() || it.matches("[^<>@\\s]+@\\S+"))) {
			return false;
		}
		for (String addressee : addressees) {
			add(Map.of(Column.EMAIL, addressee));
		}
		return true;
	}

	private void takeTable(List<List<String>> table) {
		int heading = headingRow(table);
		var places = (heading >= 0) ? headings(table, heading) : inOrder();
		if (heading >= 0 && places.isEmpty()) {
			throw Problem.invalid("list", "None of these headings is known: %s. Use name, post, unit, e-mail and role."
				.formatted(Blanks.told(String.join(", ", table.get(heading)))));
		}
		for (var row : table.subList(0, Math.max(heading, 0))) {
			passedOver.add(String.join(" ", row.stream().filter(cell -> !cell.isEmpty()).toList()));
		}
		tellColumns(table, heading, places);
		for (var cells : table.subList(heading + 1, table.size())) {
			var found = new EnumMap<Column, String>(Column.class);
			places.forEach((column, place) -> {
				if (place < cells.size()) {
					found.put(column, cells.get(place));
				}
			});
			add(found);
		}
	}

	private void add(Map<Column, String> cells) {
		String name = cells.getOrDefault(Column.NAME, "");
		String email = cells.getOrDefault(Column.EMAIL, "");
		if (email.regionMatches(true, 0, "mailto:", 0, 7)) {
			email = EmailAddress.read(email).found().orElse(email);
		}
		Matcher addressee = ADDRESSEE.matcher(email.isEmpty() ? name : email);
		if (addressee.matches()) {
			email = addressee.group("email");
			name = (name.isEmpty() || cells.getOrDefault(Column.EMAIL, "").isEmpty())
					? unquoted(addressee.group("name")) : name;
		}
		rows.add(new Row(rows.size() + 1, name(cells, name), cells.getOrDefault(Column.POST, ""),
				cells.getOrDefault(Column.UNIT, ""), cells.getOrDefault(Column.ORGANISATION, ""), email,
				cells.getOrDefault(Column.ROLE, "")));
	}

	private static String name(Map<Column, String> cells, String name) {
		String first = cells.getOrDefault(Column.FIRST_NAME, "");
		String last = cells.getOrDefault(Column.LAST_NAME, "");
		if (!first.isEmpty() && !last.isEmpty()) {
			return first + " " + last;
		}
		if (first.isEmpty() && last.isEmpty()) {
			return inSpokenOrder(name, last);
		}
		// With a column of surnames, the one called name may hold the rest or all of it.
		String part = first + last;
		return (name.isEmpty() || name.equals(part)) ? part
				: (" " + name + " ").contains(" " + part + " ") || name.startsWith(part + ",")
						? inSpokenOrder(name, last) : last.isEmpty() ? first + " " + name : name + " " + last;
	}

	/**
	 * Of {@code Muir, Anna (Housing)} makes {@code Anna Muir (Housing)}. What may be
	 * something else behind a name, such as a degree or a post, stays.
	 * @param surname as a column of its own gives it; may be empty
	 */
	private static String inSpokenOrder(String name, String surname) {
		int comma = name.indexOf(',');
		if (comma < 1 || comma != name.lastIndexOf(',')) {
			return name;
		}
		String last = Blanks.strip(name.substring(0, comma));
		String behind = Blanks.strip(name.substring(comma + 1));
		int bracket = behind.indexOf('(');
		String first = Blanks.strip((bracket >= 0) ? behind.substring(0, bracket) : behind);
		boolean lastIsSurname = last.equals(surname) || SURNAME.matcher(last).matches();
		if (first.isEmpty() || !lastIsSurname || Arrays.stream(first.split(" ")).anyMatch(PastedPeople::isBehindName)) {
			return name;
		}
		return Blanks.line("%s %s %s".formatted(first, last, (bracket >= 0) ? behind.substring(bracket) : ""));
	}

	private static boolean isBehindName(String word) {
		return LETTERS_BEHIND.contains(word.replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT));
	}

	private static String unquoted(String name) {
		return Blanks.strip(Blanks.strip(name).replaceAll("^[\"']|[\"']$", ""));
	}

	/** The row with the headings; -1 where there is none. */
	private static int headingRow(List<List<String>> table) {
		for (int i = 0; i < Math.min(table.size(), HEADING_ROWS); i++) {
			if (table.get(i).stream().anyMatch(cell -> cell.contains("@"))) {
				break;
			}
			// One word may be a name or a post by chance.
			if (known(table.get(i)).size() >= 2) {
				return i;
			}
		}
		return headsEmails(table) ? 0 : -1;
	}

	/** Whether the first row has another word where each row below has an address. */
	private static boolean headsEmails(List<List<String>> table) {
		if (table.size() < 2) {
			return false;
		}
		for (int i = 0; i < table.getFirst().size(); i++) {
			int place = i;
			if (!table.getFirst().get(i).isEmpty() && !table.getFirst().get(i).contains("@")
					&& table.stream().skip(1).allMatch(row -> place < row.size() && row.get(place).contains("@"))) {
				return true;
			}
		}
		return false;
	}

	private static Set<Column> known(List<String> row) {
		var known = EnumSet.noneOf(Column.class);
		row.forEach(cell -> Arrays.stream(Column.values()).filter(it -> it.rank(cell) >= 0).forEach(known::add));
		return known;
	}

	/** Where the columns stand; of several with one meaning the plainest counts. */
	private static Map<Column, Integer> headings(List<List<String>> table, int heading) {
		var row = table.get(heading);
		var below = table.subList(heading + 1, table.size());
		var places = new EnumMap<Column, Integer>(Column.class);
		for (Column column : Column.values()) {
			var ranked = new TreeMap<Integer, Integer>();
			for (int i = 0; i < row.size(); i++) {
				if (column.rank(row.get(i)) >= 0) {
					ranked.putIfAbsent(column.rank(row.get(i)), i);
				}
			}
			if (!ranked.isEmpty()) {
				places.put(column, ranked.firstEntry().getValue());
			}
		}
		@Nullable Integer post = places.get(Column.POST);
		if (post != null && texts(below, post).allMatch(cell -> FORM_OF_ADDRESS.matcher(cell).matches())
				&& texts(below, post).findAny().isPresent()) {
			places.remove(Column.POST);
		}
		// Many lists call a post a role.
		@Nullable Integer role = places.get(Column.ROLE);
		if (role != null && !places.containsKey(Column.POST)
				&& texts(below, role).anyMatch(cell -> RoleWords.role(cell).isEmpty())) {
			places.put(Column.POST, role);
			places.remove(Column.ROLE);
		}
		return places;
	}

	private static Stream<String> texts(List<List<String>> rows, int place) {
		return rows.stream().filter(row -> place < row.size()).map(row -> row.get(place)).filter(it -> !it.isEmpty());
	}

	private static Map<Column, Integer> inOrder() {
		var places = new EnumMap<Column, Integer>(Column.class);
		for (Column column : List.of(Column.NAME, Column.POST, Column.UNIT, Column.EMAIL, Column.ROLE)) {
			places.put(column, places.size());
		}
		return places;
	}

	private void tellColumns(List<List<String>> table, int heading, Map<Column, Integer> places) {
		var headings = (heading >= 0) ? table.get(heading) : List.<String>of();
		places.forEach((column, place) -> {
			if (place < headings.size()) {
				columns.computeIfAbsent(column.field, field -> new ArrayList<>()).add(headings.get(place));
			}
		});
		int width = table.stream().mapToInt(List::size).max().orElse(0);
		for (int i = 0; i < width; i++) {
			String title = (i < headings.size()) ? headings.get(i) : "";
			boolean filled = texts(table.subList(heading + 1, table.size()), i).findAny().isPresent();
			if (!places.containsValue(i) && (filled || !title.isEmpty())) {
				notRead.add(title.isEmpty() ? "column " + (i + 1) : title);
			}
		}
	}

	private static List<List<String>> table(String text) {
		return cells(text, separator(text)).stream()
			.filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
			.toList();
	}

	/**
	 * What most likely separates the cells: a tab before anything that texts hold too.
	 */
	private static char separator(String text) {
		return Stream.of('\t', ';', ',')
			.filter(it -> text.lines().anyMatch(line -> line.chars().filter(c -> c == it).count() >= 2))
			.findFirst()
			.orElseGet(() -> Stream.of('\t', ';', ',').filter(it -> halves(text, it)).findFirst().orElse('\t'));
	}

	/** Whether each line has two cells, and they are those of people. */
	private static boolean halves(String text, char separator) {
		var lines = text.lines().filter(line -> !Blanks.isBlank(line)).toList();
		return lines.stream().anyMatch(line -> line.indexOf(separator) >= 0) && (separator == '\t'
				|| lines.stream().anyMatch(line -> line.contains("@"))
				|| known(Arrays.asList(lines.getFirst().split(Pattern.quote(String.valueOf(separator))))).size() >= 2);
	}

	private static List<List<String>> cells(String text, char separator) {
		var rows = new ArrayList<List<String>>();
		var row = new ArrayList<String>();
		var cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted) {
				if (c != '"') {
					cell.append(c);
				}
				else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
					cell.append('"');
					i++;
				}
				else {
					quoted = false;
				}
			}
			else if (c == '"' && Blanks.isBlank(cell) && closes(text, i, separator)) {
				cell.setLength(0);
				quoted = true;
			}
			else if (c == separator || c == '\n') {
				row.add(Blanks.line(cell.toString()));
				cell.setLength(0);
				if (c == '\n') {
					rows.add(List.copyOf(row));
					row.clear();
				}
			}
			else {
				cell.append(c);
			}
		}
		row.add(Blanks.line(cell.toString()));
		rows.add(List.copyOf(row));
		return rows;
	}

	/**
	 * Whether a quote that opens a cell is closed at the end of one: a lone quote is a
	 * character like others and must not swallow the rest of the list.
	 */
	private static boolean closes(String text, int open, char separator) {
		for (int i = open + 1; i < text.length(); i++) {
			if (text.charAt(i) != '"') {
				continue;
			}
			if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
				i++;
				continue;
			}
			int behind = i + 1;
			while (behind < text.length() && (text.charAt(behind) == ' ' || text.charAt(behind) == '\r')) {
				behind++;
			}
			return behind == text.length() || text.charAt(behind) == separator || text.charAt(behind) == '\n';
		}
		return false;
	}

	/** What a column may hold, with the headings of it, the plainest first. */
	enum Column {

		FIRST_NAME("name", "first name", "forename", "given name", "first", "forenames", "first names", "given names",
				"christian name"),
		LAST_NAME("name", "last name", "surname", "family name", "last", "second name"),
		NAME("name", "name", "full name", "display name", "person", "contact", "employee", "member", "staff member",
				"colleague", "person name", "contact name", "employee name", "member name", "staff name",
				"name of person"),
		POST("post", "post", "job title", "job", "position", "designation", "job role", "occupation", "post title",
				"position title", "title"),
		UNIT("unit", "unit", "unit code", "unit name", "unit or team", "team", "team name", "service", "service name",
				"department", "department name", "dept", "section"),
		ORGANISATION("unit", "organisation", "organization", "company", "employer", "agency", "organisation name",
				"organization name", "company name", "partner"),
		EMAIL("email", "e-mail", "e-mail address"), ROLE("role", "role", "access", "access role");

		private final String field;

		private final List<String> headings;

		Column(String field, String... headings) {
			this.field = field;
			this.headings = Arrays.stream(headings).map(Headings::key).toList();
		}

		/** How plainly a heading means the column, from 0 on; -1 where it does not. */
		private int rank(String heading) {
			String key = Headings.key(heading);
			int rank = headings.indexOf(key);
			return (rank < 0 && this == EMAIL && EMAIL_HEADING.matcher(key).matches()) ? headings.size() : rank;
		}

	}

	/**
	 * A row as it was written.
	 *
	 * @param number counts the people from 1
	 */
	record Row(int number, String name, String post, String unit, String organisation, String email, String role) {

		Row(int number, String name, String post, String unit, String email, String role) {
			this(number, name, post, unit, "", email, role);
		}

		/** What to look the unit up by. */
		String unit(UnitNames units) {
			if (organisation.isEmpty() || unit.isEmpty()) {
				return unit + organisation;
			}
			String both = unit + " " + organisation;
			return (units.find(unit).unit() == null && units.find(both).unit() != null) ? both : unit;
		}

	}

}
