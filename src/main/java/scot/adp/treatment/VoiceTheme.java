package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;

/**
 * A theme of the wall: how much was heard of it, how much of that was answered, and the
 * first of it, the oldest that nobody answered first. How much is told twice: by things
 * that were heard and by the people who said them.
 *
 * @param items how many things were heard
 * @param weight how many people said them
 * @param answeredItems how many of the things were answered
 * @param answeredWeight how many people said those
 * @param oldestUnanswered the day on which the oldest was heard that nobody answered
 * @param overdue how many promises are past their day
 * @param groups how many people said it, by group; empty where one of the groups is small
 * @param voices the first of it
 */
public record VoiceTheme(CodeList.Value theme, int items, int weight, int answeredItems, int answeredWeight,
		@Nullable LocalDate oldestUnanswered, int overdue, List<Group> groups, List<ServiceFeedbackView> voices) {

	/**
	 * A group of those who said something.
	 *
	 * @param respondent its code
	 */
	public record Group(String respondent, int weight) {
	}

}
