package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.CodeList;

/** The lists that activities are told by, and what is known of approaches. */
@Service
public class ActivityLists {

	private final ActivityRules rules;

	private final TallyRules tally;

	ActivityLists(ActivityRules rules, TallyRules tally) {
		this.rules = rules;
		this.tally = tally;
	}

	/** A list of codes. */
	@Allowed(operation = "activities.list.read", to = Audience.PUBLIC)
	public CodeList of(Kind kind) {
		return rules.list(kind);
	}

	/** What was found where an approach was studied, as it is told on a day. */
	@Allowed(operation = "activities.list.read", to = Audience.PUBLIC)
	public Optional<Evidence> evidence(String approach, LocalDate day) {
		return rules.evidence(approach, day);
	}

	/** Why a tally card was ended. */
	@Allowed(operation = "activities.list.read", to = Audience.PUBLIC)
	public CodeList cardEnded() {
		return tally.cardEnded();
	}

	/** Whom to ring who is worried about a child. */
	@Allowed(operation = "activities.list.read", to = Audience.PUBLIC)
	public List<TallyRules.Helpline> worried() {
		return tally.worried();
	}

	/** The lists. */
	public enum Kind {

		/** What a programme is. */
		KIND("kind"),
		/** Whom it is for. */
		AUDIENCE("audience"),
		/** How it goes about it. */
		APPROACH("approach"),
		/** Why a session did not run. */
		REASON("reason"),
		/** Why a session was struck. */
		STRUCK_BECAUSE("struckBecause"),
		/** Why a session was changed late. */
		CHANGED_BECAUSE("changedBecause"),
		/** Why more were there than are on the register. */
		ABOVE_REGISTER("aboveRegister"),
		/** What people are asked. */
		QUESTION("question"),
		/** What a resource is. */
		RESOURCE_KIND("resourceKind"),
		/** What it is about. */
		TOPIC("topic"),
		/** Which substances it names. */
		SUBSTANCE("substance"),
		/** In which formats there is one. */
		FORMAT("format"),
		/** In which languages there is one. */
		LANGUAGE("language"),
		/** Why a resource was withdrawn. */
		RESOURCE_WITHDRAWN_BECAUSE("resourceWithdrawnBecause"),
		/** Why a row of stock was struck. */
		STOCK_STRUCK_BECAUSE("stockStruckBecause"),
		/** Where a campaign is seen. */
		CHANNEL("channel"),
		/** Why figures of a campaign were put right. */
		FIGURES_BECAUSE("figuresBecause");

		private final String key;

		Kind(String key) {
			this.key = key;
		}

		/** What the file calls it. */
		public String key() {
			return key;
		}

	}

	/**
	 * What was found of an approach, to be read beside it.
	 *
	 * @param from the first day on which it is told; null where it always was
	 * @param to its last; null where it holds on
	 */
	public record Evidence(String approach, String note, String source, @Nullable LocalDate from,
			@Nullable LocalDate to) {

		boolean holds(LocalDate day) {
			return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
		}

	}

}
