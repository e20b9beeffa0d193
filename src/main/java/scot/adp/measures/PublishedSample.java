package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;

/**
 * Keeps figures that were really published, at a first start with sample data. Of the
 * partnership itself none were found, so a few are invented, and their release says so.
 */
@Component
class PublishedSample extends StartUpStep {

	private static final String INVENTED = "Sample figures, invented: not published by anybody";

	private static final String DAY_NOT_KNOWN = " (the day of publication is an estimate)";

	private static final String PHS = "https://publichealthscotland.scot/publications/";

	private static final String SCOTLAND = "SCOTLAND";

	private final AdpSettings settings;

	private final PublishedBook book;

	private final PublishedStore store;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PublishedSample(AdpSettings settings, PublishedBook book, PublishedStore store, Recording recording,
			TransactionTemplate transaction, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.book = book;
		this.store = store;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample() && store.isEmpty()) {
			transaction.executeWithoutResult(status -> {
				int kept = published().stream().mapToInt(this::keep).sum()
						+ invented().stream().mapToInt(this::keep).sum();
				recording.tellRows("measures.published.sample", "published figures", kept);
			});
		}
	}

	private int keep(Sample sample) {
		// What the partnership's files do not describe any more is left out.
		return book.find(new SeriesCode(sample.series())).map(series -> {
			LocalDate on = LocalDate.parse(sample.publishedOn());
			var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
					OffsetDateTime.of(on, LocalTime.NOON,
							clock.getZone().getRules().getOffset(on.atTime(LocalTime.NOON))));
			var figures = sample.rows()
				.stream()
				.filter(row -> series.figure(row.figure()).isPresent() && series.area(row.area()).isPresent())
				.map(row -> printed(series, row, on))
				.toList();
			store.add(store.release(series.code(), sample.release(), on, sample.source(), author), null, figures,
					author);
			return figures.size();
		}).orElse(0);
	}

	private static Printed printed(PublishedSeries series, Row row, LocalDate on) {
		PublishedText text = PublishedText.read(row.printed(), "", series).orElseThrow(IllegalStateException::new);
		PublishedPeriod period = PublishedPeriod.read(row.period(), series.length(), series.calendar())
			.orElseThrow(IllegalStateException::new);
		return new Printed(new Key(row.area(), row.figure(), row.cut(), period),
				series.figure(row.figure()).orElseThrow().method(on).version(), text.printed(), text.value(),
				text.numerator(), text.denominator(), text.qualifier());
	}

	private static List<Sample> published() {
		String waits = PHS + "national-drug-and-alcohol-treatment-waiting-times";
		String naloxone = PHS + "national-naloxone-programme-scotland-quarterly-monitoring-bulletin";
		var all = new ArrayList<Sample>();
		all.add(new Sample("PHS-STANDARD", "1 April 2021 to 30 June 2021", "2021-09-28", waits + DAY_NOT_KNOWN)
			.of("Apr to Jun 2021", SCOTLAND, "COMMUNITY/ALL", "STARTED", "8,314", "STANDARD", "96", "WAITING", "2,194")
			.of("Apr to Jun 2021", SCOTLAND, "COMMUNITY/ALCOHOL", "STARTED", "4,375")
			.of("Apr to Jun 2021", SCOTLAND, "COMMUNITY/DRUGS", "STARTED", "3,089")
			.of("Apr to Jun 2021", SCOTLAND, "COMMUNITY/CO_DEPENDENCY", "STARTED", "850")
			.of("Apr to Jun 2021", SCOTLAND, "PRISON/ALL", "STARTED", "589", "STANDARD", "98"));
		all.add(new Sample("PHS-STANDARD", "1 January 2025 to 31 March 2025", "2025-06-24", waits + DAY_NOT_KNOWN)
			.of("Jan to Mar 2025", SCOTLAND, "COMMUNITY/ALL", "REFERRED", "10,233", "STARTED", "6,863", "WITHIN",
					"6,377", "STANDARD", "92.9")
			.of("Jan to Mar 2025", SCOTLAND, "COMMUNITY/ALCOHOL", "REFERRED", "5,012", "STANDARD", "90.5")
			.of("Jan to Mar 2025", SCOTLAND, "COMMUNITY/DRUGS", "REFERRED", "3,845", "STANDARD", "96.1")
			.of("Jan to Mar 2025", SCOTLAND, "COMMUNITY/CO_DEPENDENCY", "REFERRED", "1,376", "STANDARD", "93.9")
			.of("Jan to Mar 2025", SCOTLAND, "PRISON/ALL", "REFERRED", "789", "STARTED", "316", "WITHIN", "283",
					"STANDARD", "89.5")
			.of("Jan to Mar 2025", SCOTLAND, "PRISON/ALCOHOL", "REFERRED", "38")
			.of("Jan to Mar 2025", SCOTLAND, "PRISON/DRUGS", "REFERRED", "629")
			.of("Jan to Mar 2025", SCOTLAND, "PRISON/CO_DEPENDENCY", "REFERRED", "122"));
		all.add(new Sample("PHS-STANDARD", "1 July 2025 to 30 September 2025", "2025-12-16", waits + DAY_NOT_KNOWN)
			.of("Jul to Sep 2025", SCOTLAND, "COMMUNITY/ALL", "REFERRED", "11,444", "STARTED", "7,050", "WITHIN",
					"6,674", "STANDARD", "94.7")
			.of("Jul to Sep 2025", SCOTLAND, "COMMUNITY/ALCOHOL", "REFERRED", "5,369")
			.of("Jul to Sep 2025", SCOTLAND, "COMMUNITY/DRUGS", "REFERRED", "4,409")
			.of("Jul to Sep 2025", SCOTLAND, "COMMUNITY/CO_DEPENDENCY", "REFERRED", "1,666"));
		all.add(new Sample("PHS-STANDARD", "1 January 2026 to 31 March 2026", "2026-06-30", waits + DAY_NOT_KNOWN)
			.of("Oct to Dec 2025", SCOTLAND, "COMMUNITY/ALL", "STANDARD", "92.6")
			.of("Oct to Dec 2025", SCOTLAND, "PRISON/ALL", "REFERRED", "673")
			.of("Jan to Mar 2026", SCOTLAND, "COMMUNITY/ALL", "REFERRED", "11,017", "STARTED", "7,034", "WITHIN",
					"6,501", "STANDARD", "92.4")
			.of("Jan to Mar 2026", SCOTLAND, "COMMUNITY/ALCOHOL", "REFERRED", "5,273", "STANDARD", "91.4")
			.of("Jan to Mar 2026", SCOTLAND, "COMMUNITY/DRUGS", "REFERRED", "4,091", "STANDARD", "94.2")
			.of("Jan to Mar 2026", SCOTLAND, "COMMUNITY/CO_DEPENDENCY", "REFERRED", "1,653", "STANDARD", "91.5")
			.of("Jan to Mar 2026", SCOTLAND, "PRISON/ALL", "REFERRED", "757"));
		all.add(new Sample("PHS-NALOXONE", "April to June (Q1) 2021 to 2022", "2021-11-30", naloxone + DAY_NOT_KNOWN)
			.of("2021/22 Q1", SCOTLAND, "", "KITS", "5,363", "COMMUNITY", "4,049", "PRISON", "391", "PHARMACY", "752",
					"AMBULANCE", "158", "REACH", "59.17%"));
		all.add(new Sample("PHS-NALOXONE", "July to September (Q2) 2021 to 2022", "2022-03-01",
				naloxone + DAY_NOT_KNOWN)
			.of("2021/22 Q1", SCOTLAND, "", "REACH", "59.3%")
			.of("2021/22 Q2", SCOTLAND, "", "KITS", "7,219", "COMMUNITY", "5,640", "PRISON", "399", "PHARMACY", "862",
					"AMBULANCE", "295", "REACH", "61.2%"));
		all.add(new Sample("PHS-NALOXONE", "April to June (Q1) 2025/26", "2026-01-20", naloxone)
			.of("2024/25 Q4", SCOTLAND, "", "REACH", "82.2%")
			.of("2025/26 Q1", SCOTLAND, "", "KITS", "9,672", "COMMUNITY", "7,724", "PRISON", "437", "PHARMACY", "1,045",
					"AMBULANCE", "441", "REACH", "84.0%"));
		String yearly = PHS + "national-naloxone-programme-scotland-monitoring-report";
		all.add(new Sample("PHS-NALOXONE-YEAR", "Monitoring report 2016/17", "2017-11-07", yearly).of("2016/17",
				SCOTLAND, "", "EVER", "21,189"));
		all.add(new Sample("PHS-NALOXONE-YEAR", "Monitoring report 2017/18", "2018-11-27", yearly).of("2017/18",
				SCOTLAND, "", "FIRST", "2,458", "EVER", "23,096"));
		all.add(new Sample("PHS-NALOXONE-YEAR", "Monitoring report 2018/19", "2019-11-26", yearly + DAY_NOT_KNOWN).of(
				"2018/19", SCOTLAND, "", "KITS", "12,135", "COMMUNITY", "10,609", "PRISON", "844", "PHARMACY", "682",
				"FIRST", "2,778", "EVER", "25,935", "REPEATS", "5,742", "USED", "1,543", "REACH", "453"));
		all.add(new Sample("PHS-NALOXONE-YEAR", "2022/23, as newspapers gave it", "2023-12-31",
				"A report in the news" + DAY_NOT_KNOWN)
			.of("2022/23", SCOTLAND, "", "KITS", "28,689", "PRISON", "1,929", "AMBULANCE", "1,225", "ALL-KITS",
					"151,944"));
		all.add(new Sample("PHS-REHABILITATION", "July 2024", "2024-07-31", PHS + DAY_NOT_KNOWN)
			.of("Apr to Sep 2023", SCOTLAND, "", "PLACEMENTS", "477")
			.of("Oct 2023 to Mar 2024", SCOTLAND, "", "PLACEMENTS", "461", "WITH-COST", "431", "COST", "£5,666,125"));
		all.add(new Sample("PHS-REHABILITATION", "December 2024", "2024-12-31", PHS + DAY_NOT_KNOWN)
			.of("Apr to Sep 2023", SCOTLAND, "", "PLACEMENTS", "479")
			.of("Apr to Sep 2024", SCOTLAND, "", "PLACEMENTS", "442", "WITH-COST", "411", "COST", "£5,808,843"));
		all.add(new Sample("PHS-MAT", "Benchmarking 2022", "2022-06-30", PHS + DAY_NOT_KNOWN).of("2021/22", SCOTLAND,
				"", "FIRST-FIVE", "17% (25/145)"));
		all.add(new Sample("PHS-MAT", "Benchmarking 2024/25", "2025-06-30", PHS + DAY_NOT_KNOWN).of("2024/25", SCOTLAND,
				"", "FIRST-FIVE", "91% (132/145)", "LAST-FIVE", "75% (105/145)"));
		all.add(new Sample("SG-SUSPECTED-DEATHS", "January to March 2025", "2025-06-10",
				"https://www.gov.scot/collections/suspected-drug-deaths-in-scotland/" + DAY_NOT_KNOWN)
			.of("Jan to Mar 2025", "POLICE-U", "ALL/ALL", "DEATHS", "36")
			.of("Jan to Mar 2025", SCOTLAND, "ALL/ALL", "DEATHS", "308")
			.of("Oct to Dec 2024", SCOTLAND, "ALL/ALL", "DEATHS", "232"));
		all.add(new Sample("SG-SUSPECTED-DEATHS", "October to December 2025", "2026-03-10",
				"https://www.gov.scot/collections/suspected-drug-deaths-in-scotland/" + DAY_NOT_KNOWN)
			.of("Jul to Sep 2025", SCOTLAND, "ALL/ALL", "DEATHS", "291")
			.of("Oct to Dec 2025", SCOTLAND, "ALL/ALL", "DEATHS", "248"));
		var starting = new Sample("PHS-STARTING", "2021/22", "2023-03-31",
				"https://www.opendata.nhs.scot" + DAY_NOT_KNOWN);
		starting.starting(SCOTLAND, "18,294", "9,563", "2,085", "6,875")
			.starting("AYRSHIRE-AND-ARRAN", "1,863", "895", "179", "819")
			.starting("BORDERS", "511", "272", "45", "199")
			.starting("DUMFRIES-AND-GALLOWAY", "541", "290", "40", "213");
		all.add(starting);
		return all;
	}

	/**
	 * Bands of waits for the partnership itself, of the last quarters, one of them
	 * revised.
	 */
	private List<Sample> invented() {
		Period last = PeriodType.QUARTER.of(LocalDate.now(clock)).previous().previous();
		Period before = last.previous();
		var first = new Sample("PHS-WAITS", "Sample release of " + before.name(), before.to().plusDays(90).toString(),
				INVENTED);
		first.bands(before, "COMMUNITY/ALL", 138, 74, 51, 14, 6, 3, 2);
		first.bands(before, "ALL/ALL", 149, 79, 54, 15, 6, 3, 2);
		var second = new Sample("PHS-WAITS", "Sample release of " + last.name(), last.to().plusDays(60).toString(),
				INVENTED);
		second.bands(before, "COMMUNITY/ALL", 139, 74, 52, 14, 6, 3, 2);
		second.bands(before, "ALL/ALL", 150, 79, 55, 15, 6, 3, 2);
		second.bands(last, "COMMUNITY/ALL", 141, 70, 49, 17, 7, 3, 2);
		second.bands(last, "ALL/ALL", 152, 76, 52, 18, 7, 3, 2);
		return List.of(first, second);
	}

	/** A release with its figures. */
	private record Sample(String series, String release, String publishedOn, String source, List<Row> rows) {

		private static final List<String> BANDS = List.of("DAYS-0-7", "DAYS-8-14", "DAYS-15-21", "DAYS-22-28",
				"DAYS-29-35", "DAYS-36-42", "DAYS-43");

		Sample(String series, String release, String publishedOn, String source) {
			this(series, release, publishedOn, source, new ArrayList<>());
		}

		/** Adds figures of a period: the code of each, and how it was printed. */
		Sample of(String period, String area, String cut, String... codesAndPrinted) {
			for (int i = 0; i < codesAndPrinted.length; i += 2) {
				rows.add(new Row(period, area, cut, codesAndPrinted[i], codesAndPrinted[i + 1]));
			}
			return this;
		}

		Sample starting(String area, String all, String alcohol, String both, String drugs) {
			Map<String, String> parts = new LinkedHashMap<>();
			parts.put("ALL", all);
			parts.put("ALCOHOL", alcohol);
			parts.put("CO_DEPENDENCY", both);
			parts.put("DRUGS", drugs);
			parts.forEach((part, printed) -> of("2021/22", area, part + "/ALL", "PEOPLE", printed, "ALL-PEOPLE", all));
			return this;
		}

		void bands(Period period, String cut, int... counts) {
			for (int i = 0; i < counts.length; i++) {
				of(PublishedPeriod.of(period).name(), "NORTH-AYRSHIRE", cut, BANDS.get(i), String.valueOf(counts[i]));
			}
		}

	}

	/** A figure of a release. */
	private record Row(String period, String area, String cut, String figure, String printed) {
	}

}
