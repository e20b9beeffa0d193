package scot.adp.governance.ui;

import java.util.ArrayList;
import java.util.List;

import scot.adp.directory.NewMeeting;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Days;
import scot.adp.shell.parts.Words;

/** Reads days as people type or paste them, one a line. */
final class GivenDays {

	private GivenDays() {
	}

	/**
	 * The meetings on these days.
	 * @throws Problem where a line is no day, named by its number
	 */
	static List<NewMeeting> read(String text) {
		var days = new ArrayList<NewMeeting>();
		var lines = text.lines().map(Blanks::strip).toList();
		for (int number = 0; number < lines.size(); number++) {
			String line = lines.get(number);
			if (!line.isEmpty()) {
				int counted = number + 1;
				days.add(new NewMeeting(Days.read(line)
					.orElseThrow(why -> Problem.invalid("on",
							Words.of("meetings.days.wrong", counted, Blanks.told(line), why))),
						null));
			}
		}
		if (days.isEmpty()) {
			throw Problem.invalid("on", Words.of("meetings.days.missing"));
		}
		return days;
	}

}
