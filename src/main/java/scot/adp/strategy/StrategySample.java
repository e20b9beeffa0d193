package scot.adp.strategy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.directory.WorkingDays;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Role;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Fills an empty first start with invented owners and a year of updates, so that every
 * freshness and status can be seen. The same start day gives the same data.
 */
@Component
class StrategySample extends StartUpStep {

	private final AdpSettings settings;

	private final JdbcClient jdbc;

	private final PlanQueries plans;

	private final Actions actions;

	private final UpdateStore updates;

	private final MilestoneSample milestones;

	private final DueDateKeeper dueDates;

	private final MeetingCalendar calendar;

	private final Memberships members;

	private final WorkingDays workingDays;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final Clock clock;

	StrategySample(AdpSettings settings, JdbcClient jdbc, PlanQueries plans, Actions actions, UpdateStore updates,
			MilestoneSample milestones, DueDateKeeper dueDates, MeetingCalendar calendar, Memberships members,
			WorkingDays workingDays, TransactionTemplate transaction, Recording recording, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.jdbc = jdbc;
		this.plans = plans;
		this.actions = actions;
		this.updates = updates;
		this.milestones = milestones;
		this.dueDates = dueDates;
		this.calendar = calendar;
		this.members = members;
		this.workingDays = workingDays;
		this.transaction = transaction;
		this.recording = recording;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (!settings.sample() || !members.haveSample() || !nothingRecorded()) {
			return;
		}
		var words = Words.read(settings.config().resolve("demonstration.yaml"));
		transaction.executeWithoutResult(status -> plans.plans()
			.stream()
			.filter(plan -> plan.state() == PlanView.State.LIVE)
			.forEach(plan -> fill(plan, words)));
	}

	private boolean nothingRecorded() {
		return jdbc.sql("""
				select not exists (select 1 from strategy.progress_update)
				    and not exists (select 1 from strategy.action where lead is not null)""")
			.query(Boolean.class)
			.single();
	}

	private void fill(PlanView plan, Words words) {
		LocalDate today = LocalDate.now(clock);
		Map<UnitId, List<MemberView>> byUnit = members.current()
			.stream()
			.filter(member -> member.role() == Role.UNIT_LEAD || member.role().supportTeam())
			.collect(Collectors.groupingBy(MemberView::unit));
		var order = jdbc.sql("""
				select code from strategy.action where plan = :plan and responsibility = 'LOCAL'
				    and withdrawn_on is null and lead_unit is not null order by position""")
			.param("plan", plan.code().value())
			.query(String.class)
			.list();
		Map<String, Action> all = actions.findAllByPlanOrderById(plan.code())
			.stream()
			.collect(Collectors.toMap(Action::code, action -> action));
		var filled = new ArrayList<Action>();
		for (int i = 0; i < order.size(); i++) {
			Action action = Objects.requireNonNull(all.get(order.get(i)));
			@Nullable UnitId unit = action.leadUnit();
			List<MemberView> team = (unit != null) ? byUnit.getOrDefault(unit, List.of()) : List.of();
			if (team.isEmpty()) {
				continue;
			}
			MemberView lead = team.get(i % team.size());
			boolean owned = i % 17 != 13;
			if (owned) {
				action.assign(lead.id(), (team.size() > 1) ? team.get((i + 1) % team.size()).id() : null);
			}
			tell(plan, action, i, lead, today, words);
			milestones.plan(plan, action.id(), i, lead, words.milestones());
			filled.add(action);
		}
		dueDates.reschedule(filled);
		filled.forEach(actions::save);
		recording.tellRows("strategy.update.sample", "actions of plan " + plan.code().value(), filled.size());
	}

	/** Tells an action's year by its number, so that each kind of story turns up. */
	private void tell(PlanView plan, Action action, int number, MemberView by, LocalDate today, Words words) {
		var story = Story.of(number);
		action.trackFrom((story == Story.NEW) ? today : today.minusYears(1));
		if (story == Story.NEW || story == Story.SILENT) {
			return;
		}
		@Nullable GroupId group = action.overseeingGroup();
		List<LocalDate> deadlines = (group != null)
				? calendar.paperDeadlines(List.of(group)).getOrDefault(group, List.of()) : List.of();
		var days = new ArrayList<LocalDate>();
		for (LocalDate deadline : deadlines) {
			LocalDate day = workingDays.before(deadline, 1 + number % 10);
			if (!day.isAfter(today) && !day.isBefore(plan.effective().from())) {
				days.add(day);
			}
		}
		if (story == Story.LATE && days.size() > 1) {
			days.removeLast();
			if (!days.getLast().isBefore(workingDays.before(today, 25))) {
				days.removeLast();
			}
		}
		for (int i = 0; i < days.size(); i++) {
			boolean last = i == days.size() - 1;
			String status = last ? story.ends(number) : story.goes(number, i);
			boolean noChange = last && story == Story.STEADY && number % 7 == 2 && i > 0
					&& status.equals(story.goes(number, i - 1));
			var text = words.pick(status, number + i);
			updates
				.add(new UpdateStore.Row(UUID.randomUUID(), action.id().value(), days.get(i),
						OffsetDateTime.of(days.get(i), LocalTime.of(9 + number % 7, 5 * (number % 11)),
								clock.getZone().getRules().getOffset(days.get(i).atTime(12, 0))),
						by.account().value(), by.name() + ", " + by.post(), status, noChange,
						noChange ? null : text.happened(), noChange ? null : text.next(),
						status.equals("ON_HOLD") ? workingDays.after(today.plusDays(60), 1) : null,
						status.equals("COMPLETE")
								? "https://example.org/evidence/" + action.code().toLowerCase(Locale.ROOT) : null,
						null, null, null, true));
		}
		action.speaks(updates.standing(action.id()));
	}

	/** How the year of an action went. */
	private enum Story {

		STEADY, WOBBLY, LATE, SILENT, NEW, ON_HOLD, COMPLETE;

		static Story of(int number) {
			return switch (number % 28) {
				case 3 -> SILENT;
				case 5, 19 -> NEW;
				case 7 -> ON_HOLD;
				case 11 -> COMPLETE;
				case 9, 16, 23 -> LATE;
				case 1, 6, 13, 21, 26 -> WOBBLY;
				default -> STEADY;
			};
		}

		String goes(int number, int quarter) {
			return (this == WOBBLY && (number + quarter) % 3 == 0) ? "AT_RISK"
					: (number % 19 == 4 && quarter == 0) ? "NOT_STARTED" : "ON_TRACK";
		}

		String ends(int number) {
			return switch (this) {
				case ON_HOLD -> "ON_HOLD";
				case COMPLETE -> "COMPLETE";
				case WOBBLY -> (number % 3 == 0) ? "OFF_TRACK" : "AT_RISK";
				default -> "ON_TRACK";
			};
		}

	}

	/** Invented words for each status. */
	private record Words(Map<String, List<Text>> byStatus, List<String> milestones) {

		static Words read(Path path) {
			var root = ConfigFile.read(path).root().allow("accounts", "people", "updates", "milestones");
			return new Words(root.entries("updates")
				.stream()
				.collect(Collectors.groupingBy(entry -> entry.text("status"), Collectors.mapping(
						entry -> new Text(entry.text("happened"), entry.optionalText("next")), Collectors.toList()))),
					root.codes("milestones", title -> title));
		}

		Text pick(String status, int number) {
			var texts = byStatus.getOrDefault(status, List.of(new Text("Sample update.", null)));
			return texts.get(number % texts.size());
		}

	}

	private record Text(String happened, @Nullable String next) {
	}

}
