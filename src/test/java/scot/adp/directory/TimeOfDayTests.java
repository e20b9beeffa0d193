package scot.adp.directory;

import java.time.LocalTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeOfDayTests {

	@ParameterizedTest
	@CsvSource({ "10,10:00", "1030,10:30", "930,09:30", "8,08:00", "13,13:00", "23,23:00", "19:00,19:00", "7pm,19:00",
			"7.30 pm,19:30", "noon,12:00", "12am,00:00", "0930,09:30", "07:00,07:00" })
	void timeIsReadHoweverItIsWritten(String written, LocalTime meant) {
		assertThat(TimeOfDay.read(written)).containsExactly(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "1", "0", "24", "1075", "13pm", "ten", "", "10-12", "100000" })
	void whatMayBeEitherOrIsNoneIsNotGuessed(String written) {
		assertThat(TimeOfDay.read(written)).isEmpty();
	}

}
