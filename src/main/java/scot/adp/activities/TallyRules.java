package scot.adp.activities;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/**
 * What the partnership set for counting on a phone, by card and on paper:
 * {@code config/activities/tally.yaml}.
 */
@Component
public class TallyRules {

	private final String partnership;

	private final int correctMinutes;

	private final int waitingAtMost;

	private final int cardDays;

	private final int cardDaysBack;

	private final CodeList cardEnded;

	private final Map<String, List<Heads>> first;

	private final List<Helpline> worried;

	TallyRules(AdpSettings settings, ActivityRules rules) {
		this.partnership = ConfigFile.read(settings.config().resolve("partnership.yaml")).root().text("name");
		var root = ConfigFile.read(settings.config().resolve("activities").resolve("tally.yaml"))
			.root()
			.allow("correctMinutes", "waitingAtMost", "cards", "lists", "first", "worried");
		this.correctMinutes = root.number("correctMinutes", 30);
		this.waitingAtMost = root.number("waitingAtMost", 50);
		var cards = root.entry("cards").allow("days", "daysBack");
		this.cardDays = cards.number("days", 120);
		this.cardDaysBack = cards.number("daysBack", 14);
		this.cardEnded = CodeList.of(root.entry("lists").allow("cardEnded"), "cardEnded");
		var audiences = rules.list(ActivityLists.Kind.AUDIENCE);
		this.first = root.entries("first").stream().map(it -> {
			String audience = it.allow("audience", "counts").code("audience", CodeList::checked);
			if (audiences.find(audience).isEmpty()) {
				throw it.fault("audience", "is no audience of lists.yaml");
			}
			return Map.entry(audience, it.codes("counts", Heads::valueOf));
		}).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
		this.worried = root.entries("worried")
			.stream()
			.map(it -> new Helpline(it.allow("name", "number", "when").text("name"), it.text("number"),
					it.text("when")))
			.toList();
		if (worried.isEmpty()) {
			throw root.fault("worried", "needs at least one number to ring");
		}
	}

	/** Whose pages they are. */
	public String partnership() {
		return partnership;
	}

	/** For how many minutes a count can be put right where it was made. */
	public int correctMinutes() {
		return correctMinutes;
	}

	/** How many counts may wait on a phone; 0 where none may. */
	public int waitingAtMost() {
		return waitingAtMost;
	}

	/** For how many days a card can be used; 0 where there are none. */
	public int cardDays() {
		return cardDays;
	}

	/** How many days back a card takes counts. */
	public int cardDaysBack() {
		return cardDaysBack;
	}

	/** Why a card was ended. */
	public CodeList cardEnded() {
		return cardEnded;
	}

	/** The counts that stand first where something is for an audience; never none. */
	public List<Heads> first(String audience) {
		return first.getOrDefault(audience, List.of(Heads.NOT_KNOWN));
	}

	/** Whom to ring about a child. */
	public List<Helpline> worried() {
		return worried;
	}

	/** Whose heads are counted. */
	public enum Heads {

		/** Children, to the end of primary school. */
		CHILDREN("children", Tallies::children),
		/** Young people. */
		YOUNG_PEOPLE("youngPeople", Tallies::youngPeople),
		/** Parents and carers. */
		PARENTS_CARERS("parentsCarers", Tallies::parentsCarers),
		/** Other adults. */
		ADULTS("adults", Tallies::adults),
		/** Staff who learn or take part. */
		STAFF("staff", Tallies::staff),
		/** Heads of whom nobody said who they are. */
		NOT_KNOWN("notKnown", Tallies::notKnown);

		private final String field;

		private final Function<Tallies, @Nullable Integer> count;

		Heads(String field, Function<Tallies, @Nullable Integer> count) {
			this.field = field;
			this.count = count;
		}

		/** What the field of a form and of {@link Tallies} is called. */
		public String field() {
			return field;
		}

		/** How many of them there are among some counts. */
		public @Nullable Integer of(Tallies tallies) {
			return count.apply(tallies);
		}

		/** All of them, of what each field says. */
		public static Tallies tallies(Function<Heads, @Nullable Integer> said) {
			return new Tallies(said.apply(CHILDREN), said.apply(YOUNG_PEOPLE), said.apply(PARENTS_CARERS),
					said.apply(ADULTS), said.apply(STAFF), said.apply(NOT_KNOWN));
		}

		/** Those that are not among some, in their order. */
		public static List<Heads> besides(List<Heads> some) {
			return Arrays.stream(values()).filter(it -> !some.contains(it)).toList();
		}

	}

	/** Somebody to ring. */
	public record Helpline(String name, String number, String when) {

		/** The number as a phone dials it. */
		public String dialled() {
			return number.replaceAll("[^0-9+]", "");
		}

	}

}
