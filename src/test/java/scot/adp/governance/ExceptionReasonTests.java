package scot.adp.governance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.governance.Exceptions.Reason.Signs;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.StatusView;

import static org.assertj.core.api.Assertions.assertThat;

/** Why an action is brought before its group. */
class ExceptionReasonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					# status   | freshness | slipped | no lead | help  | decision | reasons, the most serious first
					ON_TRACK   | FRESH     | false   | false   | false | false    | -
					ON_TRACK   | DUE       | false   | false   | false | false    | -
					-          | NEVER     | false   | false   | false | false    | -
					ON_HOLD    | NOT_OWED  | false   | false   | false | false    | -
					OFF_TRACK  | FRESH     | false   | false   | false | false    | OFF_TRACK
					AT_RISK    | DUE       | false   | false   | false | false    | AT_RISK
					ON_TRACK   | STALE     | false   | false   | false | false    | STALE
					OFF_TRACK  | STALE     | false   | false   | false | false    | STALE
					-          | STALE     | false   | true    | false | false    | STALE NO_LEAD
					ON_TRACK   | FRESH     | true    | false   | false | false    | SLIPPED
					-          | NEVER     | false   | true    | false | false    | NO_LEAD
					ON_TRACK   | FRESH     | false   | false   | true  | false    | HELP_ASKED
					ON_TRACK   | FRESH     | false   | false   | false | true     | DECISION_WANTED
					OFF_TRACK  | FRESH     | true    | true    | true  | true     | OFF_TRACK SLIPPED NO_LEAD HELP_ASKED DECISION_WANTED
					COMPLETE   | NOT_OWED  | true    | true    | false | false    | -
					COMPLETE   | NOT_OWED  | true    | false   | true  | true     | HELP_ASKED DECISION_WANTED
					""")
	void reasonsOfAnAction(@Nullable String status, Freshness freshness, boolean slipped, boolean unowned, boolean help,
			boolean decision, @Nullable String reasons) {
		List<Exceptions.Reason> expected = (reasons != null)
				? Arrays.stream(reasons.split(" ")).map(Exceptions.Reason::valueOf).toList() : List.of();

		assertThat(Exceptions.Reason.of(Views.saying(status, freshness), new Signs(slipped, unowned, help, decision)))
			.containsExactlyElementsOf(expected);
	}

	private static final class Views {

		static ActionView saying(@Nullable String code, Freshness freshness) {
			@Nullable StatusView status = (code != null) ? status(code) : null;
			return new ActionView(new ActionId(UUID.randomUUID()), 1, new PlanCode("P"), "A-1", 0, "Action",
					ActionView.Kind.DELIVER, ActionView.Responsibility.LOCAL, null, "P1", null, null, status,
					(freshness == Freshness.STALE) ? StatusView.STALE : status, freshness, null, null, null, 0, null,
					null, null, null, List.of(), List.of(), List.of(), null, null, null, null, null);
		}

		private static StatusView status(String code) {
			String colour = switch (code) {
				case "OFF_TRACK" -> "danger";
				case "AT_RISK" -> "warning";
				case "ON_TRACK" -> "success";
				default -> "muted";
			};
			return new StatusView(code, "X", code, colour, 1, "",
					code.equals("COMPLETE") ? StatusView.Needs.EVIDENCE : null, LocalDate.EPOCH, null);
		}

	}

}
