package scot.adp.families;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.SchoolPlace;
import scot.adp.families.SchoolGrid.Column;
import scot.adp.families.SchoolRules.Level;
import scot.adp.families.SchoolStore.Roll;
import scot.adp.families.SchoolStore.Said;
import scot.adp.families.SchoolYearView.State;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;

/**
 * Invents the schools of two years with their rolls, and what was typed of them, for a
 * first start with sample data; two of them merged. The same start day gives the same
 * data.
 */
@Component
class SchoolsSample extends StartUpStep {

	private static final int SPREAD = 7;

	private final AdpSettings settings;

	private final SchoolStore store;

	private final SchoolRules rules;

	private final SchoolReading reading;

	private final PlaceCatalogue places;

	private final FamilyNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	SchoolsSample(AdpSettings settings, SchoolStore store, SchoolRules rules, SchoolReading reading,
			PlaceCatalogue places, FamilyNews changes, Recording recording, TransactionTemplate transaction,
			Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.rules = rules;
		this.reading = reading;
		this.places = places;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample() && store.earliest().isEmpty()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var schools = places.schools()
			.stream()
			.collect(Collectors.toMap(it -> it.place().name(), Function.identity(), (one, other) -> one));
		var columns = reading.columns()
			.stream()
			.collect(Collectors.toMap(it -> it.programme().code(), Function.identity()));
		var root = ConfigFile.read(settings.config().resolve("families").resolve("demonstration.yaml"))
			.root()
			.allow("schools", "typed");
		int rows = 0;
		Period now = reading.now();
		for (Period year : List.of(now.previous(), now)) {
			var rolls = new ArrayList<Roll>();
			for (var entry : root.entries("schools")) {
				rolls.addAll(rolls(entry, year, year.equals(now), schools));
			}
			if (rolls.isEmpty()) {
				return;
			}
			store.add(UUID.randomUUID(), year.from(), rules.censusOf(year).orElse(year.from().plusDays(46)), State.SET,
					rolls, null, author);
			rows += rolls.size();
		}
		var typed = new ArrayList<Said>();
		for (var entry : root.entries("typed")) {
			said(entry, now, schools, columns).ifPresent(typed::add);
		}
		store.say(typed, false, author);
		List.of(now.previous(), now)
			.forEach(it -> changes.ofSchools(UUID.randomUUID(), rules.on(it.from()).unit(), it, author.at()));
		recording.tellRows("families.school.sample", "rolls and cells of schools", rows + typed.size());
	}

	private List<Roll> rolls(ConfigFile.Entry entry, Period year, boolean now, Map<String, SchoolPlace> schools) {
		entry.allow("school", "level", "perStage", "before");
		String name = entry.text("school");
		@Nullable SchoolPlace school = schools.get(name);
		if (school == null) {
			return List.of();
		}
		Level level = entry.choice("level", Level.class, Level.PRIMARY);
		int usual = entry.number(now ? "perStage" : "before", 20);
		return rules.stages()
			.entrySet()
			.stream()
			.filter(it -> it.getValue() == level)
			.map(it -> new Roll(year.from(), school.place().id(), it.getKey(),
					usual + Math.floorMod((name + it.getKey()).hashCode(), SPREAD) - SPREAD / 2))
			.toList();
	}

	private static Optional<Said> said(ConfigFile.Entry entry, Period now, Map<String, SchoolPlace> schools,
			Map<String, Column> columns) {
		entry.allow("school", "programme", "year", "took", "pupils", "trainedLead", "because");
		@Nullable SchoolPlace school = schools.get(entry.text("school"));
		@Nullable Column column = columns.get(entry.text("programme"));
		if (school == null || column == null) {
			return Optional.empty();
		}
		Period year = entry.text("year").equals("0") ? now : now.previous();
		return Optional.of(new Said(year.from(), school.place().id(), column.programme().id(), 0,
				yes(entry.optionalText("took")), entry.has("pupils") ? entry.number("pupils", 0) : null,
				yes(entry.optionalText("trainedLead")), entry.optionalText("because")));
	}

	private static @Nullable Boolean yes(@Nullable String text) {
		return (text != null) ? Boolean.valueOf(text.equals("YES")) : null;
	}

}
