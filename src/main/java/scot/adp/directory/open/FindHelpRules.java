package scot.adp.directory.open;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.AreaFinder;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.reading.Blanks;

/**
 * What the partnership set for its open pages, from
 * {@code config/directory/find-help.yaml}.
 */
@Component
public class FindHelpRules implements AreaFinder {

	private final String partnership;

	private final String council;

	private final String leave;

	private final List<Helpline> helplines;

	private final Search evening;

	private final List<OnMap> map;

	private final int feedAnHour;

	private final int feedFromAll;

	FindHelpRules(AdpSettings settings, Areas areas) {
		var root = ConfigFile.read(settings.config().resolve("directory").resolve("find-help.yaml"))
			.root()
			.allow("council", "leave", "helplines", "evening", "also", "general", "map", "feed");
		this.partnership = ConfigFile.read(settings.config().resolve("partnership.yaml")).root().text("name");
		this.council = root.text("council");
		this.leave = root.text("leave");
		this.helplines = root.entries("helplines")
			.stream()
			.map(it -> new Helpline(it.allow("name", "number", "when").text("name"), it.text("number"),
					it.text("when")))
			.toList();
		var hours = root.entry("evening").allow("from", "to");
		this.evening = new Search(time(hours, "from"), time(hours, "to"),
				root.entries("also")
					.stream()
					.collect(Collectors.toUnmodifiableMap(it -> it.allow("asked", "fits").text("asked"),
							it -> it.codes("fits", code -> code))),
				Set.copyOf(root.codes("general", code -> code)));
		this.map = root.entries("map").stream().map(it -> onMap(it, areas)).toList();
		var feed = root.entry("feed").allow("an-hour", "an-hour-from-all");
		this.feedAnHour = feed.number("an-hour", 3000);
		this.feedFromAll = feed.number("an-hour-from-all", 100_000);
	}

	/** Whose pages they are. */
	String partnership() {
		return partnership;
	}

	/** The council's area, as it stands in addresses. */
	public String council() {
		return council;
	}

	/** How many requests the feed answers in an hour, of one network. */
	public int feedAnHour() {
		return feedAnHour;
	}

	/** How many it answers in an hour in all. */
	public int feedFromAll() {
		return feedFromAll;
	}

	String leave() {
		return leave;
	}

	List<Helpline> helplines() {
		return helplines;
	}

	Search search() {
		return evening;
	}

	List<OnMap> map() {
		return map;
	}

	/**
	 * The area that somebody means: by its name, its code, one of its towns or the
	 * beginning of a postcode, with words around it, and as people misspell it.
	 */
	Optional<AreaCode> area(String typed) {
		String wanted = simple(typed);
		if (wanted.isEmpty()) {
			return Optional.empty();
		}
		return means(it -> it.equals(wanted)).or(() -> byPostcode(wanted))
			.or(() -> means(name -> (" " + wanted + " ").contains(" " + name + " ")))
			.or(() -> misspelt(wanted));
	}

	/** Whether a place is written as it is here. */
	boolean isNamed(String typed) {
		return means(simple(typed)::equals).isPresent();
	}

	private Optional<AreaCode> means(Predicate<String> name) {
		return map.stream().filter(it -> it.names().stream().anyMatch(name)).map(OnMap::area).findFirst();
	}

	/** About the middle of an area; empty where that is not told. */
	Optional<Point> middle(AreaCode area) {
		return map.stream()
			.filter(it -> it.area().equals(area))
			.flatMap(it -> Stream.ofNullable(it.near()))
			.map(it -> it.split(","))
			.map(it -> new Point(Double.parseDouble(it[0]), Double.parseDouble(it[1])))
			.findFirst();
	}

	@Override
	public Optional<AreaCode> areaOf(@Nullable String postcode, @Nullable String town) {
		if (postcode != null) {
			return byPostcode(simple(postcode));
		}
		return (town != null) ? means(simple(town)::equals) : Optional.empty();
	}

	@Override
	public boolean isAll(String name) {
		return simple(name).equals(simple(council));
	}

	/** The area of the district of a postcode, in small letters without spaces. */
	Optional<AreaCode> district(String postcode) {
		return byPostcode(postcode);
	}

	private Optional<AreaCode> byPostcode(String wanted) {
		String district = wanted.replace(" ", "").replaceFirst("^([a-z]{1,2}[0-9]{1,2}?)([0-9][a-z]{2})?$", "$1");
		return map.stream().filter(it -> it.districts().contains(district)).map(OnMap::area).findFirst();
	}

	/** Only where one area alone is as near as that. */
	private Optional<AreaCode> misspelt(String wanted) {
		var near = map.stream()
			.filter(it -> it.names().stream().anyMatch(name -> Misspelling.of(name, wanted)))
			.map(OnMap::area)
			.toList();
		return (near.size() == 1) ? Optional.of(near.getFirst()) : Optional.empty();
	}

	/** As people type it: in whatever letters, with or without what joins words. */
	static String simple(String text) {
		return Blanks.strip(text).toLowerCase(Locale.UK).replaceAll("[^a-z0-9]+", " ").strip();
	}

	private static OnMap onMap(ConfigFile.Entry entry, Areas areas) {
		entry.allow("area", "towns", "postcodes", "near", "x", "y", "width", "height");
		AreaCode code = entry.code("area", AreaCode::new);
		LocalAreaView area = areas.find(code)
			.filter(LocalAreaView::coverage)
			.orElseThrow(() -> entry.fault("area", "'%s' is no area".formatted(code.value())));
		List<String> towns = entry.codes("towns", it -> it);
		@Nullable String near = entry.optionalText("near");
		if (near != null && !near.matches("-?\\d+\\.\\d+,-?\\d+\\.\\d+")) {
			throw entry.fault("near", "is no latitude and longitude, such as 55.61,-4.67");
		}
		var names = Stream.concat(Stream.of(area.name(), code.value()), towns.stream())
			.map(FindHelpRules::simple)
			.collect(Collectors.toUnmodifiableSet());
		var districts = entry.codes("postcodes", it -> it.toLowerCase(Locale.UK));
		return new OnMap(code, area.name(), towns, names, Set.copyOf(districts), near, entry.number("x", 0),
				entry.number("y", 0), entry.number("width", 100), entry.number("height", 60));
	}

	private static LocalTime time(ConfigFile.Entry entry, String name) {
		try {
			return LocalTime.parse(entry.text(name));
		}
		catch (DateTimeParseException ex) {
			throw entry.fault(name, "is no time, such as \"17:00\"");
		}
	}

	Map<AreaCode, String> areaNames() {
		return map.stream().collect(Collectors.toUnmodifiableMap(OnMap::area, OnMap::name));
	}

	/** Somebody to ring at once. */
	public record Helpline(String name, String number, String when) {

		/** The number as a phone dials it. */
		public String dialled() {
			return number.replaceAll("[^0-9+]", "");
		}

	}

	/**
	 * An area on the picture of the whole, and what people call it.
	 *
	 * @param names all of them, as {@link #simple} writes them
	 * @param districts what its postcodes begin with, in small letters
	 * @param near the middle of it, by which a phone finds the nearest; null where that
	 * is not told
	 */
	record OnMap(AreaCode area, String name, List<String> towns, Set<String> names, Set<String> districts,
			@Nullable String near, int x, int y, int width, int height) {
	}

}
