package scot.adp.directory.open;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PublishedService;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartRefused;

/**
 * Where postcodes are, from {@code config/directory/postcodes.csv}, as the national
 * statistics offices publish it: the columns {@code postcode}, {@code lat}, {@code lon}
 * and, where the partnership adds it, {@code area}. Without the file nothing is known of
 * any. Only those of the districts in {@code find-help.yaml} are kept.
 */
@Component
public class Postcodes {

	private static final List<String> POSTCODE = List.of("postcode", "pcds", "pcd");

	private static final List<String> LATITUDE = List.of("lat", "latitude");

	private static final List<String> LONGITUDE = List.of("lon", "long", "longitude");

	/** Lines longer than this are none of such a file. */
	private static final int LINE_LIMIT = 4_000;

	/** What a file says of a postcode that is nowhere. */
	private static final double NOWHERE = 99;

	private final FindHelpRules rules;

	private final Map<String, Known> known;

	Postcodes(AdpSettings settings, FindHelpRules rules) {
		this.rules = rules;
		this.known = read(settings.config().resolve("directory").resolve("postcodes.csv"), rules);
	}

	/** Whether there is a file of them. */
	public boolean loaded() {
		return !known.isEmpty();
	}

	/** Where a postcode is, however it is spaced; empty where that is not known. */
	public Optional<Point> find(@Nullable String postcode) {
		return Optional.ofNullable(known.get(key((postcode != null) ? postcode : ""))).map(Known::at);
	}

	/** The area of a postcode; empty where it is not known. */
	Optional<AreaCode> area(String postcode) {
		return Optional.ofNullable(known.get(key(postcode))).map(Known::area);
	}

	/**
	 * Where a place is as far as everybody may know: by its position or its postcode, or
	 * about the middle of its area. Of a place whose address is withheld it is the latter
	 * alone, so that no distance tells where it is.
	 */
	public Optional<Point> about(PublishedService.At at) {
		return exactly(at).or(() -> rules.middle(at.area()));
	}

	/** Where a place is exactly; empty where that is not known or not to be told. */
	Optional<Point> exactly(PublishedService.At at) {
		if (at.addressWithheld()) {
			return Optional.empty();
		}
		return (at.latitude() != null && at.longitude() != null) ? Optional.of(new Point(at.latitude(), at.longitude()))
				: find(at.postcode());
	}

	static Map<String, Known> read(Path file, FindHelpRules rules) {
		if (!Files.exists(file)) {
			return Map.of();
		}
		var found = new HashMap<String, Known>();
		try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			var heading = cells(Optional.ofNullable(line(lines, file, 1)).orElse(""));
			int postcode = column(heading, POSTCODE, file);
			int latitude = column(heading, LATITUDE, file);
			int longitude = column(heading, LONGITUDE, file);
			int area = heading.indexOf("area");
			int least = Math.max(postcode, Math.max(latitude, longitude));
			int number = 1;
			for (String line = line(lines, file, ++number); line != null; line = line(lines, file, ++number)) {
				if (line.isBlank()) {
					continue;
				}
				var cells = cells(line);
				if (cells.size() <= least) {
					throw fault(file, number, "has fewer columns than the first");
				}
				String key = key(cells.get(postcode));
				String told = (area >= 0 && area < cells.size()) ? cells.get(area) : "";
				Optional<AreaCode> where = told.isEmpty() ? rules.district(key) : rules.area(told);
				if (!told.isEmpty() && where.isEmpty()) {
					throw fault(file, number, "names an area that is none in find-help.yaml");
				}
				double north = degrees(cells.get(latitude), file, number, "latitude");
				double east = degrees(cells.get(longitude), file, number, "longitude");
				if (where.isPresent() && north < NOWHERE) {
					found.put(key, new Known(new Point(north, east), where.get()));
				}
			}
		}
		catch (IOException ex) {
			throw new StartRefused("The file %s cannot be read as text in UTF-8.".formatted(file),
					"Save it as CSV in UTF-8, or take it away; nothing else needs it.");
		}
		return Map.copyOf(found);
	}

	private static @Nullable String line(BufferedReader lines, Path file, int number) throws IOException {
		@Nullable String line = lines.readLine();
		if (line != null && line.length() > LINE_LIMIT) {
			throw fault(file, number, "is longer than any line of such a file");
		}
		return line;
	}

	private static List<String> cells(String line) {
		return Arrays.stream(line.split(",", -1))
			.map(it -> it.replace("\"", "").replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
			.toList();
	}

	private static int column(List<String> heading, List<String> names, Path file) {
		return names.stream()
			.map(heading::indexOf)
			.filter(it -> it >= 0)
			.findFirst()
			.orElseThrow(() -> fault(file, 1, "names no column '%s'".formatted(names.getFirst())));
	}

	private static double degrees(String text, Path file, int number, String what) {
		try {
			double degrees = Double.parseDouble(text);
			if (Math.abs(degrees) <= 180) {
				return degrees;
			}
		}
		catch (NumberFormatException ex) {
			// Told below, as what is out of range.
		}
		throw fault(file, number, "has a %s that is no number of degrees".formatted(what));
	}

	private static StartRefused fault(Path file, int number, String what) {
		return new StartRefused("Line %d of %s %s.".formatted(number, file, what),
				"Put it right, or take the file away; nothing else needs it.");
	}

	private static String key(String postcode) {
		return postcode.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	/** Where a postcode is. */
	record Known(Point at, AreaCode area) {
	}

}
