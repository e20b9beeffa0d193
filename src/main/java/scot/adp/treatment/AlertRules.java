package scot.adp.treatment;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.OrganisationKind;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * The rules of drug alerts that change by date: lists of codes, who approves, who can be
 * alerted, what is prefilled.
 */
@Component
public class AlertRules {

	static final ZoneId ZONE = ZoneId.of("Europe/London");

	/** Withdrawn as a mistake: it counts in no measure. */
	static final String MISTAKE = "MISTAKE";

	static final String NOT_KNOWN = "NOT_KNOWN";

	static final String LOCAL = "LOCAL";

	private static final String GAP = "[ \\u00a0().-]*";

	private final Map<Lists, CodeList> lists;

	private final List<Approver> approvers;

	private final List<AlertAudience> audiences;

	private final List<String> outcomes;

	private final int validDays;

	private final int linkDays;

	private final int ringAfterHours;

	private final LocalTime opens;

	private final LocalTime closes;

	private final Usual usual;

	private final List<Recognised> substanceWords;

	private final List<Pattern> ownNumbers;

	private final WorkingDays workingDays;

	private final Clock clock;

	AlertRules(AdpSettings settings, WorkingDays workingDays, Clock clock) {
		this.workingDays = workingDays;
		this.clock = clock;
		var root = ConfigFile.read(settings.config().resolve("treatment").resolve("alerts.yaml"))
			.root()
			.allow("validDays", "linkDays", "ringAfterHours", "hours", "approvers", "audiences", "outcomes", "usual",
					"ownNumbers", "lists", "substanceWords");
		var given = root.entry("lists").allow(Arrays.stream(Lists.values()).map(Lists::key).toArray(String[]::new));
		lists = Arrays.stream(Lists.values())
			.collect(Collectors.toMap(Function.identity(), list -> CodeList.of(given, list.key())));
		validDays = root.number("validDays", 28);
		linkDays = root.number("linkDays", 28);
		ringAfterHours = root.number("ringAfterHours", 2);
		var hours = root.entry("hours").allow("from", "to");
		opens = time(hours, "from");
		closes = time(hours, "to");
		approvers = root.entries("approvers").stream().map(Approver::of).toList();
		if (approvers.isEmpty()) {
			throw root.fault("approvers", "has no entries, so nobody could issue an alert");
		}
		audiences = root.entries("audiences").stream().map(AlertRules::audience).toList();
		outcomes = root.codes("outcomes", Function.identity());
		usual = usual(root.entry("usual").allow("level", "advice", "early"));
		substanceWords = root.entries("substanceWords").stream().map(this::recognised).toList();
		ownNumbers = root.codes("ownNumbers", AlertRules::number);
	}

	private static LocalTime time(Entry hours, String name) {
		try {
			return LocalTime.parse(hours.text(name));
		}
		catch (DateTimeException ex) {
			throw hours.fault(name, "write a time as 09:00");
		}
	}

	private static AlertAudience audience(Entry entry) {
		entry.allow("code", "label", "units", "organisations", "services", "areas", "from", "to");
		return new AlertAudience(entry.text("code"), entry.text("label"), entry.codes("units", UnitId::new),
				entry.codes("organisations", OrganisationKind::valueOf), entry.codes("services", CodeList::checked),
				entry.codes("areas", AreaCode::new), entry.optionalDate("from"), entry.optionalDate("to"));
	}

	private Usual usual(Entry entry) {
		String level = entry.text("level");
		var advice = entry.codes("advice", Function.identity());
		if (list(Lists.LEVEL).find(level).isEmpty()) {
			throw entry.fault("level", "'%s' is none of the levels".formatted(level));
		}
		advice.stream().filter(code -> list(Lists.ADVICE).find(code).isEmpty()).findFirst().ifPresent(code -> {
			throw entry.fault("advice", "'%s' is none of the advice".formatted(code));
		});
		return new Usual(level, advice, entry.text("early"));
	}

	private Recognised recognised(Entry entry) {
		entry.allow("code", "words");
		CodeList.Value value = list(Lists.SUBSTANCE).find(entry.text("code"))
			.orElseThrow(() -> entry.fault("code", "is none of the substances"));
		String words = Stream.concat(entry.codes("words", Function.identity()).stream(), Stream.of(value.label()))
			.map(Pattern::quote)
			.collect(Collectors.joining("|"));
		return new Recognised(value.code(), Pattern.compile("(?<!\\p{L})(?:%s)(?!\\p{L})".formatted(words),
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
	}

	/** However its digits are grouped, and with the country's code or without. */
	private static Pattern number(String written) {
		String digits = written.replaceAll("\\D", "");
		String rest = digits.startsWith("0") ? digits.substring(1) : digits;
		return Pattern.compile("(?<!\\d)(?:(?:\\+|00)44GAP0?|0)?GAP".replace("GAP", GAP)
				+ rest.chars().mapToObj(digit -> String.valueOf((char) digit)).collect(Collectors.joining(GAP))
				+ "(?!\\d)");
	}

	/** A list of codes. */
	public CodeList list(Lists list) {
		return Objects.requireNonNull(lists.get(list));
	}

	/** Who can be alerted today, in order. */
	public List<AlertAudience> audiences() {
		return audiences.stream().filter(audience -> audience.holds(today())).toList();
	}

	/**
	 * What an audience is called; the code itself where there is no such one any more.
	 */
	public String audience(String code) {
		return audiences.stream()
			.filter(audience -> audience.code().equals(code))
			.findFirst()
			.map(AlertAudience::label)
			.orElse(code);
	}

	/** The outcomes of the strategy that alerts speak for, as PLAN/CODE. */
	public Set<String> outcomes() {
		return Set.copyOf(outcomes);
	}

	/** What of a text is no number of a service of ours. */
	public String withoutOwnNumbers(String text) {
		String rest = text;
		for (Pattern number : ownNumbers) {
			rest = number.matcher(rest).replaceAll(" ");
		}
		return rest;
	}

	boolean approves(UnitId unit, Role role) {
		return approvers.stream().anyMatch(it -> it.is(unit, role, today()));
	}

	/** Whether it is outside working hours. */
	boolean outOfHours(OffsetDateTime at) {
		var there = at.atZoneSameInstant(ZONE);
		LocalTime time = there.toLocalTime();
		return !workingDays.isWorkingDay(there.toLocalDate()) || time.isBefore(opens) || !time.isBefore(closes);
	}

	/** Advice as the library has it in order; what it has not stands behind. */
	List<String> inOrder(Collection<String> advice) {
		var known = list(Lists.ADVICE).values().stream().map(CodeList.Value::code).toList();
		return Stream
			.concat(known.stream().filter(advice::contains), advice.stream().filter(code -> !known.contains(code)))
			.toList();
	}

	/** The substances that a text names; not known where it names none. */
	List<String> substances(String text) {
		var found = substanceWords.stream()
			.filter(it -> it.words().matcher(text).find())
			.map(Recognised::code)
			.toList();
		return found.isEmpty() ? List.of(NOT_KNOWN) : found;
	}

	Usual usual() {
		return usual;
	}

	int validDays() {
		return validDays;
	}

	int ringAfterHours() {
		return ringAfterHours;
	}

	int linkDays() {
		return linkDays;
	}

	List<String> labels(Lists list, Collection<String> codes) {
		return codes.stream().map(code -> list(list).label(code)).toList();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** The lists of codes. */
	public enum Lists {

		/** Where it is known from. */
		ORIGIN,
		/** How pressing it is. */
		LEVEL,
		/** What it is about. */
		SUBSTANCE,
		/** What is advised. */
		ADVICE,
		/** Why an alert was withdrawn. */
		WITHDRAWN_BECAUSE;

		/** What the file calls it. */
		String key() {
			return (this == WITHDRAWN_BECAUSE) ? "withdrawnBecause" : name().toLowerCase(Locale.ROOT);
		}

	}

	/** What is prefilled. */
	record Usual(String level, List<String> advice, String early) {
	}

	/** Who issues alerts: a role, of one unit or of any. */
	private record Approver(Role role, @Nullable UnitId unit, @Nullable LocalDate from, @Nullable LocalDate to) {

		static Approver of(Entry entry) {
			entry.allow("role", "unit", "from", "to");
			@Nullable Role role = entry.optionalChoice("role", Role.class);
			if (role == null) {
				throw entry.fault("role", "is missing");
			}
			return new Approver(role, entry.optionalCode("unit", UnitId::new), entry.optionalDate("from"),
					entry.optionalDate("to"));
		}

		boolean is(UnitId of, Role held, LocalDate day) {
			return role == held && (unit == null || unit.equals(of)) && (from == null || !day.isBefore(from))
					&& (to == null || !day.isAfter(to));
		}

	}

	private record Recognised(String code, Pattern words) {
	}

}
