package scot.adp.shell.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.platform.Problem;
import scot.adp.support.Typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What fields make of what is typed into them; no words of pages are loaded here. */
class FieldsTests {

	private static final LocalDate STORED = LocalDate.of(2026, 9, 1);

	private boolean saved;

	@BeforeEach
	void setUp() {
		UI.setCurrent(new UI());
	}

	@AfterEach
	void tearDown() {
		UI.setCurrent(null);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "31.2.2026", "next week", "29 February 2027", "1.13.2026", "1-5-26", "1/5/99", "soon", "2026" })
	void noDayIsRefusedAndNeverCountsAsEmptied(String typed) {
		var field = new DayField("Starts on");
		field.setValue(STORED);
		Typed.into(field, typed);

		assertThat(field.isInvalid()).isTrue();
		assertThat(field.getErrorMessage()).isEqualTo(field.fault()).contains("1 May 2026");
		assertThat(saves(field)).isFalse();
		Typed.into(field, "1.5.2026");
		assertThat(field.isInvalid()).isFalse();
		assertThat(saves(field)).isTrue();
		assertThat(field.getValue()).isEqualTo("2026-05-01");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.5.2026", "1/5/2026", "01-05-2026", "2026-05-01", "1st May 2026", "Fri 1 May 2026",
			" 1\u00a0May 2026 ", "May 1, 2026", "1/5/26", "1-May-26" })
	void dayIsTakenAsFilesTakeIt(String typed) {
		var field = new DayField("Starts on");
		field.setValue(STORED);
		Typed.into(field, typed);

		assertThat(field.getValue()).isEqualTo("2026-05-01");
		assertThat(field.isInvalid()).isFalse();
		assertThat(field.getElement().getProperty("value")).as("shown").isEqualTo("2026-05-01");
	}

	@Test
	void yearMayBeLeftOutOfADayThatIsOver() {
		var field = new DayField("Happened on");
		field.setMax(LocalDate.of(2026, 11, 23));
		field.type("3 Nov");
		assertThat(field.getValue()).isEqualTo(LocalDate.of(2026, 11, 3));
		field.type("24/11");
		assertThat(field.getValue()).isEqualTo(LocalDate.of(2025, 11, 24));
		var any = new DayField("Starts on");
		any.type("3 Nov");
		assertThat(any.getValue()).isNull();
		assertThat(any.fault()).isNotNull();
	}

	@Test
	void yearOfTwoDigitsThatTheBrowserReadIsNoYearOfLongAgo() {
		var field = new DayField("Starts on");
		field.setValue(STORED);
		Typed.parsed(field, LocalDate.of(26, 5, 1));

		assertThat(field.getValue()).isEqualTo("2026-05-01");
		assertThat(saves(field)).isTrue();

		Typed.parsed(field, LocalDate.of(99, 5, 1));

		assertThat(field.fault()).contains("four digits");
		assertThat(saves(field)).isFalse();
	}

	@Test
	void pageIsReadAsAtTheDayThatWasMeant() {
		var asked = new ArrayList<String>();
		UI.setCurrent(new UI() {

			@Override
			public void navigate(String location, QueryParameters parameters) {
				asked.add(parameters.getQueryString());
			}
		});
		var bar = new AsAtBar(STORED, STORED);
		var field = within(bar.getContent()).filter(DayField.class::isInstance)
			.map(DayField.class::cast)
			.findFirst()
			.orElseThrow();

		Typed.parsed(field, LocalDate.of(26, 5, 1));
		Typed.parsed(field, LocalDate.of(99, 5, 1));
		Typed.parsed(field, STORED.plusDays(1));
		Typed.into(field, "soon");
		Typed.into(field, "2 May 2026");

		assertThat(asked).containsExactly("asAt=2026-05-01", "asAt=2026-05-02");
	}

	private static Stream<Component> within(Component around) {
		return Stream.concat(Stream.of(around), around.getChildren().flatMap(FieldsTests::within));
	}

	@Test
	void emptiedFieldIsEmptied() {
		var field = new DayField("Starts on");
		field.setValue(STORED);
		Typed.into(field, "31.2.2026");
		Typed.into(field, "");

		assertThat(field.isInvalid()).isFalse();
		assertThat(saves(field)).isTrue();
		assertThat(field.getValue()).isNull();
	}

	@Test
	void dayOutsideItsBoundsIsToldInWords() {
		var field = new DayField("Done on");
		field.setMax(STORED);
		field.setMin(STORED.minusDays(7));
		Typed.into(field, "2 September 2026");
		assertThat(field.getErrorMessage()).contains("field.day.max");
		assertThat(saves(field)).isFalse();
		Typed.into(field, "1 August 2026");
		assertThat(field.getErrorMessage()).contains("field.day.min");
		Typed.into(field, "1 September 2026");
		assertThat(saves(field)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-", "1.5", "twelve", "1,5", "+", "1e", "12 months" })
	void noNumberIsRefusedAndNeverCountsAsEmptied(String typed) {
		var field = new WholeNumberField("Months");
		field.setValue(3);
		Typed.into(field, typed);

		assertThat(field.isInvalid()).isTrue();
		assertThat(field.getErrorMessage()).isEqualTo(field.fault()).isNotBlank();
		assertThat(saves(field)).isFalse();
		field.setValue(null);
		assertThat(field.fault()).as("cleared by the program").isNull();
	}

	@ParameterizedTest
	@CsvSource({ "12, 12", "' 12 ', 12", "0, 0", "'1,200', 1200", "'', " })
	void numberIsTakenAsPeopleWriteIt(String typed, Integer number) {
		var field = new WholeNumberField("Months");
		field.setValue(3);
		Typed.into(field, typed);

		assertThat(field.getValue()).isEqualTo(number);
		assertThat(saves(field)).isTrue();
	}

	@Test
	void tooLongTextIsKeptAndToldByHowMuch() {
		var field = new WordsField("What happened", 4000);
		field.setHelperText("In a few words.");
		String pasted = "word ".repeat(938) + "end";
		Typed.into(field, pasted);

		assertThat(pasted).hasSize(4693);
		assertThat(field.getErrorMessage()).isEqualTo("693 characters too long; up to 4,000.");
		assertThat(field.getValue()).isEqualTo(pasted);
		assertThat(saves(field)).isFalse();
		Typed.into(field, pasted.substring(0, 4000));
		assertThat(field.isInvalid()).isFalse();
		assertThat(field.getHelperText()).isEqualTo("In a few words. !{field.left}!");
		assertThat(saves(field)).isTrue();
		Typed.into(field, "short");
		assertThat(field.getHelperText()).isEqualTo("In a few words.");
	}

	@Test
	void charactersAreCountedAsPeopleCountThem() {
		var field = new LineField("Title", 5);
		Typed.into(field, "\ud83d\ude00".repeat(5) + "  ");
		assertThat(field.fault()).isNull();
		Typed.into(field, "\ud83d\ude00".repeat(6));
		assertThat(field.fault()).isEqualTo("1 character too long; up to 5.").isEqualTo(Problem.tooLong("123456", 5));
		assertThat(field.getElement().getProperty("maxlength")).isNull();
	}

	@Test
	void textThatIsNoChoiceIsToldAndWhatWasChosenStays() {
		var field = new Choice<String>("Unit", String::toString);
		field.setItems("NADARS", "Housing");
		field.setValue("Housing");
		Typed.into(field, "Hosing");

		assertThat(field.getErrorMessage()).contains("field.choice");
		assertThat(field.getValue()).isEqualTo("Housing");
		assertThat(saves(field)).isFalse();
		Typed.into(field, "nadars");
		assertThat(field.getValue()).as("typed ahead of the list").isEqualTo("NADARS");
		assertThat(saves(field)).isTrue();
		Typed.into(field, "Hosing");
		field.setValue("NADARS");
		assertThat(saves(field)).isTrue();
	}

	@Test
	void figureOrWordThatTellsOneChoiceFromTheOthersIsEnough() {
		var field = new Choice<String>("Age", String::toString);
		field.setItems("0 to 4", "5 to 11", "Not known to anybody");
		Typed.into(field, "5");
		assertThat(field.getValue()).isEqualTo("5 to 11");
		Typed.into(field, "known");
		assertThat(field.getValue()).isEqualTo("Not known to anybody");
	}

	@Test
	void textThatSeveralChoicesHaveIsTold() {
		var field = new Choice<String>("Role", String::toString);
		field.setItems("Parent", "Partner");
		Typed.into(field, "par");

		assertThat(field.getErrorMessage()).contains("field.choice");
	}

	@Test
	void choiceThatIsLeftOnceMoreTellsNothingAnew() {
		var told = new AtomicInteger();
		var one = new Choice<String>("Unit", String::toString);
		one.setItems("NADARS", "Housing");
		ComponentUtil.addListener(one, Misread.class, event -> told.incrementAndGet());
		var many = new Choices<String>("Units", String::toString);
		many.setItems("NADARS", "Housing");
		ComponentUtil.addListener(many, Misread.class, event -> told.incrementAndGet());

		for (String typed : List.of("Hosing", "Hosing", "Hosung")) {
			Typed.into(one, typed);
			Typed.into(many, typed);
		}

		assertThat(told).hasValue(4);
		assertThat(one.getErrorMessage()).contains("field.choice");
	}

	@Test
	void textThatIsNoneOfManyChoicesIsTold() {
		var field = new Choices<String>("Units", String::toString);
		field.setItems("NADARS", "Housing");
		field.setValue("Housing");
		Typed.into(field, "Hosing");

		assertThat(field.getErrorMessage()).contains("field.choice");
		assertThat(field.getValue()).containsExactly("Housing");
		assertThat(saves(field)).isFalse();
		Typed.into(field, "nadars");
		assertThat(field.getValue()).containsExactlyInAnyOrder("NADARS", "Housing");
		assertThat(saves(field)).isTrue();
	}

	@Test
	void choicesThatComeAnewKeepWhatWasChosen() {
		var one = new Choice<String>("Unit", String::toString);
		one.setItems("NADARS", "Housing");
		one.setValue("Housing");
		one.setItems(List.of("Housing", "Pear"));
		assertThat(one.getValue()).isEqualTo("Housing");
		one.setItems(List.of("Pear"));
		assertThat(one.getValue()).isNull();

		var many = new Choices<String>("Units", String::toString);
		many.setItems("NADARS", "Housing", "Pear");
		many.setValue("NADARS", "Housing");
		many.setItems(List.of("Housing", "Pear"));
		assertThat(many.getValue()).containsExactly("Housing");
	}

	@Test
	void whatWasChosenFromASearchIsFoundByItsCodeAnotherDay() {
		var field = searched();
		field.setValue("Housing");
		String typed = field.typed();
		field.clear();
		field.type(typed);

		assertThat(field.getValue()).isEqualTo("Housing");
		assertThat(field.fault()).isNull();
		field.type("P\tThe unit Pear");
		assertThat(field.getValue()).isNull();
		assertThat(field.typed()).isEqualTo("The unit Pear");
		assertThat(saves(field)).isFalse();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> field.setItems(query -> Stream.empty()));
	}

	/** Offers units by their names, which are not all of what is shown. */
	private static Choice<String> searched() {
		var field = new Choice<String>("Unit", unit -> unit.substring(0, 1));
		field.setItemLabelGenerator("The unit %s"::formatted);
		field.search(
				query -> Stream.of("NADARS", "Housing")
					.filter(unit -> unit.startsWith(query.getFilter().orElse("")))
					.skip(query.getOffset())
					.limit(query.getLimit()),
				code -> Stream.of("NADARS", "Housing").filter(unit -> unit.startsWith(code)).findFirst());
		return field;
	}

	@Test
	void whatIsOfferedNoMoreIsLeftEmptyAndTold() {
		var field = new RadioButtonGroup<String>("Whose note is it?");
		field.setItems("TEAM", "NADARS");
		field.setValue("TEAM");
		FormHead.choose(field, String::toString, "HOUSING");

		assertThat(field.getValue()).isNull();
		assertThat(field.isInvalid()).isTrue();
		assertThat(field.getErrorMessage()).contains("field.gone");
		FormHead.choose(field, String::toString, "NADARS");
		assertThat(field.getValue()).isEqualTo("NADARS");
	}

	@Test
	void whatIsHiddenHoldsNothingUp() {
		var field = new DayField("Review on");
		Typed.into(field, "soon");
		field.setVisible(false);
		assertThat(saves(field)).isTrue();
		field.setVisible(true);
		var around = new Div(field);
		around.setVisible(false);
		assertThat(saves(field)).isTrue();
	}

	@Test
	void faultThatTheServerFoundIsForgottenOnceTheFieldChanges() {
		var field = new LineField("Title", 10);
		var summary = new FormHead(Place.NOWHERE).field("title", field);
		assertThat(summary.run(() -> {
			throw Problem.invalid("title", "Say what it is.");
		})).isFalse();
		assertThat(field.getErrorMessage()).isEqualTo("Say what it is.");
		Typed.into(field, "Flats");
		assertThat(field.isInvalid()).isFalse();
		Typed.into(field, "Flats for all of us");
		assertThat(field.getErrorMessage()).isEqualTo("9 characters too long; up to 10.");
	}

	private boolean saves(Checked field) {
		saved = false;
		boolean done = new FormHead(Place.NOWHERE).field("field", field).run(() -> saved = true);
		assertThat(saved).isEqualTo(done);
		return done;
	}

}
