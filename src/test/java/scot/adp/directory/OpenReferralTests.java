package scot.adp.directory;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What directories answer, in each form in which it comes. */
class OpenReferralTests {

	private static final String ONE = "{\"id\":\"a-1\",\"name\":\"One\",\"phones\":[]}";

	private static final String TWO = "{\"id\":\"a-2\",\"name\":\"Two\",\"phones\":[]}";

	private static final String PAGE = "{\"total_items\":%d,\"total_pages\":%d,\"page_number\":%d,\"contents\":[%s]}";

	@ParameterizedTest
	@ValueSource(strings = { "[%1$s,%2$s]", "%1$s\n%2$s\n", "{\"contents\":[%1$s,%2$s]}", "{\"services\":[%1$s,%2$s]}",
			"\ufeff[%1$s,%2$s]", "[{\"contents\":[%1$s]},{\"contents\":[%2$s]}]",
			"{\"contents\":[%1$s]}\n{\"contents\":[%2$s]}", "[%1$s,%1$s,%2$s]" })
	void eachFormHoldsTheSameServices(String form) {
		var read = read(form.formatted(ONE, TWO));

		assertThat(read.services()).extracting(FeedService::id).containsExactly("a-1", "a-2");
		assertThat(read.refused()).isEmpty();
		assertThat(read.all()).isTrue();
	}

	@Test
	void onePageOfSeveralIsAPart() {
		assertThat(read(PAGE.formatted(2, 2, 1, ONE)).all()).isFalse();
	}

	@Test
	void allPagesBehindOneAnotherAreTheWhole() {
		assertThat(read("[%s,%s]".formatted(PAGE.formatted(2, 2, 1, ONE), PAGE.formatted(2, 2, 2, TWO))).all())
			.isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "[1,2]", "{\"id\":", "\"text\"", "<html></html>" })
	void whatIsNoFeedIsSentBack(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(text))
			.satisfies(it -> assertThat(it.fields()).extracting(Problem.Field::path).containsExactly("file"));
	}

	@Test
	void depthsAreNotFollowed() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read("[".repeat(100_000)));
	}

	@Test
	void moreServicesThanAreTakenAreSentBack() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read("[%s,%s]".formatted(ONE, TWO), 1));
	}

	@Test
	void servicesWithoutIdOrNameAreRefusedByTheirField() {
		var read = read(
				"[{\"name\":\"No id\"},{\"id\":\"n\"},{\"id\":\"x\",\"name\":\"A\"},{\"id\":\"x\",\"name\":\"B\"},"
						+ "{\"id\":\"l\",\"service_id\":\"s\",\"location_id\":\"p\"}]");

		assertThat(read.services()).hasSize(1);
		assertThat(read.refused()).extracting(OpenReferral.Refused::field).containsExactly("id", "name", "id", "id");
	}

	@Test
	void fieldThatIsWrongIsNotedAndTheRestStays() {
		var service = read(
				"{\"id\":\"a\",\"name\":\"A\",\"minimum_age\":\"old\",\"description\":{},\"url\":\"https://a.example\"}")
			.services()
			.getFirst();

		assertThat(service.url()).isEqualTo("https://a.example");
		assertThat(service.notes()).extracting(FeedService.Note::field)
			.containsExactlyInAnyOrder("minimum_age", "description");
	}

	@Test
	void peopleAndOldValuesAreNotRead() {
		var service = read(
				"{\"id\":\"a\",\"name\":\"A\",\"contacts\":[{\"name\":\"Ailsa Craig\",\"email\":\"ailsa@a.example\"}],"
						+ "\"metadata\":[{\"updated_by\":\"Ailsa Craig\",\"previous_value\":\"x\"}]}");

		assertThat(service.toString()).doesNotContainIgnoringCase("ailsa");
	}

	@Test
	void listThatTellsLittleAsksForTheWhole() {
		var reader = new OpenReferral(10);
		reader.read(stream("{\"contents\":[{\"id\":\"a\",\"name\":\"A\"},%s]}".formatted(ONE)));
		assertThat(reader.brief()).containsExactly("a");

		reader.read(stream("{\"id\":\"a\",\"name\":\"A\",\"phones\":[{\"number\":\"01632 960001\"}]}"));

		assertThat(reader.brief()).as("it was read whole").isEmpty();
		assertThat(reader.reading().services()).filteredOn(it -> it.id().equals("a"))
			.singleElement()
			.satisfies(it -> assertThat(it.phones()).isEqualTo(List.of(new Phone("01632 960001", null))));
	}

	private static OpenReferral.Reading read(String text) {
		return read(text, 100);
	}

	private static OpenReferral.Reading read(String text, int most) {
		var reader = new OpenReferral(most);
		reader.read(stream(text));
		return reader.reading();
	}

	private static ByteArrayInputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
