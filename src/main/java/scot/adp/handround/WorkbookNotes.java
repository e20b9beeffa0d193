package scot.adp.handround;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.StatusView;

/** What the sheet of notes of a workbook says. */
@Component
class WorkbookNotes {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

	private static final List<String> HOW = List.of("How to fill it in",
			"White cells can be changed; grey ones are locked. Leave a row as it is where there is nothing to say.",
			"To say how an action goes: choose the new status, give the day of which you speak, and write in a few words what happened. "
					+ "Complete needs a web address that shows it; on hold needs a day of review.",
			"Units, leads and deputies: choose from the list. Several partner units stand in one cell with a semicolon between. "
					+ "An emptied cell takes the unit, person or date away.",
			"Asked every (months): how often an update is asked for; an empty cell follows the papers of the group.",
			"Milestones: change the day it is expected and give the reason, or give the day it was done. "
					+ "To give one up, choose yes and give the reason. Add new ones in the empty rows at the end.",
			"You may sort, leave rows out or delete them: a row that is not there says nothing. Please keep the headings and the locked cells.",
			"Please leave out the names of people you support.");

	private final Plans plans;

	private final OrganisationNames units;

	private final Groups groups;

	private final Members members;

	WorkbookNotes(Plans plans, OrganisationNames units, Groups groups, Members members) {
		this.plans = plans;
		this.units = units;
		this.groups = groups;
		this.members = members;
	}

	/** The notes, a line to a row. */
	List<String> of(ActionFilter filter, List<ActionView> actions, Collection<List<StatusView>> scales,
			OffsetDateTime savedAt, String savedBy) {
		var notes = new ArrayList<String>();
		notes.add("Actions of the partnership's plans, to be filled in");
		notes.add("Saved on %s by %s. It holds %d actions as they stood then."
			.formatted(TIME.format(savedAt.atZoneSameInstant(ZONE)), savedBy, actions.size()));
		notes.add("Chosen: " + words(filter));
		LocalDate today = savedAt.atZoneSameInstant(ZONE).toLocalDate();
		actions.stream()
			.map(ActionView::nextDueOn)
			.filter(Objects::nonNull)
			.filter(day -> !day.isBefore(today))
			.min(Comparator.naturalOrder())
			.ifPresentOrElse(
					day -> notes.add(
							"Please send it back to the support team before %s, when the first of these updates is due."
								.formatted(DAY.format(day))),
					() -> notes.add("Please send it back to the support team."));
		notes.add("");
		notes.addAll(HOW);
		notes.add("");
		notes.add("What the words mean");
		scales.stream()
			.flatMap(List::stream)
			.collect(Collectors.toMap(StatusView::label, status -> status, (one, other) -> one, LinkedHashMap::new))
			.values()
			.forEach(status -> notes.add("%s: %s%s".formatted(status.label(), status.meaning(), needs(status))));
		notes.add("Stale: " + StatusView.STALE.meaning());
		notes.add("No update yet: nothing was said of the action so far.");
		return notes;
	}

	private static String needs(StatusView status) {
		return switch (status.needs()) {
			case EVIDENCE -> " Needs a web address as evidence.";
			case REVIEW_DATE -> " Needs a day of review.";
			case null -> "";
		};
	}

	/** A filter in words. */
	private String words(ActionFilter filter) {
		var words = new ArrayList<String>();
		@Nullable PlanCode plan = filter.plan();
		if (plan != null) {
			words.add(plans.plans()
				.stream()
				.filter(it -> it.code().equals(plan))
				.map(PlanView::title)
				.findFirst()
				.orElse(plan.value()));
		}
		add(words, "priority", filter.priority());
		add(words, "outcome", filter.outcome());
		add(words, "principle", filter.principle());
		@Nullable UnitId unit = filter.unit();
		if (unit != null) {
			add(words, "led by", units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value())
					+ " and units below it");
		}
		@Nullable MemberId person = filter.person();
		if (person != null) {
			@Nullable MemberView member = members.byIds(List.of(person)).get(person);
			add(words, "led or deputised by", (member != null) ? member.name() : null);
		}
		@Nullable GroupId group = filter.group();
		if (group != null) {
			add(words, "overseen by", groups.names().getOrDefault(group, group.value()));
		}
		add(words, "kind", joined(filter.kinds()));
		add(words, "status", joined(filter.statuses()));
		add(words, "freshness", joined(filter.freshness()));
		if (filter.unowned()) {
			words.add("without a lead");
		}
		if (filter.slipped()) {
			words.add("with a milestone that slipped");
		}
		@Nullable String text = filter.text();
		add(words, "words", (text != null) ? "'%s'".formatted(Blanks.strip(text)) : null);
		return words.isEmpty() ? "all actions." : String.join("; ", words) + ".";
	}

	/** A filter in codes; of free words only that there were some. */
	Map<String, String> codes(ActionFilter filter, int actions) {
		var codes = new LinkedHashMap<String, String>();
		codes.put("actions", String.valueOf(actions));
		@Nullable PlanCode plan = filter.plan();
		@Nullable UnitId unit = filter.unit();
		@Nullable GroupId group = filter.group();
		@Nullable MemberId person = filter.person();
		put(codes, "plan", (plan != null) ? plan.value() : null);
		put(codes, "priority", filter.priority());
		put(codes, "outcome", filter.outcome());
		put(codes, "principle", filter.principle());
		put(codes, "unit", (unit != null) ? unit.value() : null);
		put(codes, "person", (person != null) ? person.value().toString() : null);
		put(codes, "group", (group != null) ? group.value() : null);
		put(codes, "kinds", joined(filter.kinds()));
		put(codes, "statuses", joined(filter.statuses()));
		put(codes, "freshness", joined(filter.freshness()));
		put(codes, "unowned", filter.unowned() ? "true" : null);
		put(codes, "slipped", filter.slipped() ? "true" : null);
		put(codes, "text", (filter.text() != null) ? "given" : null);
		return codes;
	}

	private static @Nullable String joined(Collection<?> values) {
		return values.isEmpty() ? null
				: values.stream()
					.map(value -> String.valueOf(value).toLowerCase(Locale.UK).replace('_', ' '))
					.sorted()
					.collect(Collectors.joining(", "));
	}

	private static void add(List<String> words, String name, @Nullable String value) {
		if (value != null) {
			words.add(name + " " + value);
		}
	}

	private static void put(Map<String, String> codes, String name, @Nullable String value) {
		if (value != null) {
			codes.put(name, value);
		}
	}

}
