package scot.adp.strategy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** How a changed file and what was changed here come together. */
class ActionDefinitionTests {

	@ParameterizedTest(name = "file {0} to {1}, here {2}: {3}, conflict {4}")
	@CsvSource(nullValues = "-", textBlock = """
			A, A, A, A, false
			A, B, A, B, false
			A, A, B, B, false
			A, B, B, B, false
			A, B, C, C, true
			-, -, A, A, false
			-, B, -, B, false
			-, B, C, C, true
			A, -, A, -, false
			A, -, C, C, true
			A, B, -, -, true
			""")
	void whoeverAloneChangedHoldsAndWhatBothChangedStays(@Nullable String last, @Nullable String file,
			@Nullable String now, @Nullable String expected, boolean conflict) {
		var merged = ActionDefinition.merge(grouped(last), grouped(file), grouped(now));

		assertThat(merged.definition().grouping()).isEqualTo(expected);
		assertThat(merged.conflicts()).isEqualTo(conflict ? List.of(ActionField.GROUPING) : List.of());
	}

	@Test
	void fieldsAreBroughtTogetherEachForItself() {
		var last = grouped("A");
		var file = with(last, Map.of(ActionField.TITLE, "From the file", ActionField.OUTCOMES, List.of("O2")));
		var now = with(last, Map.of(ActionField.KIND, ActionView.Kind.EXPLORE, ActionField.OUTCOMES, List.of("O3")));

		var merged = ActionDefinition.merge(last, file, now);

		assertThat(merged.definition().title()).isEqualTo("From the file");
		assertThat(merged.definition().kind()).isEqualTo(ActionView.Kind.EXPLORE);
		assertThat(merged.definition().outcomes()).containsExactly("O3");
		assertThat(merged.conflicts()).containsExactly(ActionField.OUTCOMES);
	}

	@Test
	void actionThatTheFileNeverNamedKeepsWhatStands() {
		var merged = ActionDefinition.merge(null, grouped("File"), grouped("Here"));

		assertThat(merged.definition().grouping()).isEqualTo("Here");
		assertThat(merged.conflicts()).containsExactly(ActionField.GROUPING);
	}

	@Test
	void everyFieldCanBeReadAndSetAndToldApart() {
		var full = new ActionDefinition("T", "P", "X", "G", List.of("O"), List.of("R"), ActionView.Kind.SUSTAIN,
				ActionView.Responsibility.NATIONAL, new UnitId("U"), List.of(new UnitId("V")), new GroupId("W"), 3,
				LocalDate.EPOCH, LocalDate.EPOCH, List.of(new PlanTarget(new PlanCode("Q"), "C")), new PlanCode("N"),
				StatusView.Group.NEXT_STEPS, ActionView.NationalTimeline.ONGOING, "1", "S", "L",
				new ActionDefinition.Withdrawal(LocalDate.EPOCH, "why", "D"));
		var empty = grouped(null);

		assertThat(empty.differences(full)).containsExactly(ActionField.values());
		var values = new EnumMap<ActionField, @Nullable Object>(ActionField.class);
		for (ActionField field : ActionField.values()) {
			values.put(field, full.value(field));
			assertThat(ActionField.told(full.value(field))).isNotBlank();
		}
		assertThat(empty.with(values)).isEqualTo(full);
	}

	private static ActionDefinition grouped(@Nullable String grouping) {
		return new ActionDefinition("Title", null, "P1", grouping, List.of(), List.of(), ActionView.Kind.DELIVER,
				ActionView.Responsibility.LOCAL, null, List.of(), null, null, null, null, List.of(), null, null, null,
				null, null, null, null);
	}

	private static ActionDefinition with(ActionDefinition definition, Map<ActionField, Object> values) {
		return definition.with(values);
	}

}
