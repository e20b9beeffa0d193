package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.QuestionId;
import scot.adp.strategy.QuestionView;
import scot.adp.strategy.Questions;

/** Questions to owners. */
@Controller
class QuestionController {

	private final Questions questions;

	private final ActionController actions;

	QuestionController(Questions questions, ActionController actions) {
		this.questions = questions;
		this.actions = actions;
	}

	@BatchMapping(typeName = "Action", field = "questions")
	Map<ActionView, List<QuestionView>> questions(List<ActionView> of) {
		return ByDay.lists(of, questions::openFor);
	}

	@MutationMapping
	ActionView askQuestion(@Argument AskInput input) {
		var plan = PlanController.code("plan", input.plan(), PlanCode::new);
		questions.ask(input.idempotencyKey(), plan, input.action(),
				PlanController.code("group", input.group(), GroupId::new), input.heldOn(), input.words());
		return actions.action(input.plan(), input.action(), null);
	}

	@MutationMapping
	QuestionView answerQuestion(@Argument AnswerInput input) {
		return questions.answer(input.idempotencyKey(), id(input.id()), input.expectedVersion(), input.answer());
	}

	@SchemaMapping(typeName = "Question", field = "id")
	String id(QuestionView question) {
		return question.id().value().toString();
	}

	@SchemaMapping(typeName = "Question", field = "group")
	String group(QuestionView question) {
		return question.group().value();
	}

	@SchemaMapping(typeName = "Question", field = "words")
	@Nullable String words(QuestionView question) {
		return shown(question, question.words());
	}

	@SchemaMapping(typeName = "Question", field = "answer")
	@Nullable String answer(QuestionView question) {
		return shown(question, question.answer());
	}

	private static @Nullable String shown(QuestionView question, @Nullable String text) {
		if (!question.wordsShown()) {
			throw Problem.forbidden("These words stay with the lead unit and the support team.");
		}
		return text;
	}

	private static QuestionId id(String text) {
		try {
			return new QuestionId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("question", text);
		}
	}

	/** A question as a client sends it. */
	record AskInput(String idempotencyKey, String plan, String action, String group, LocalDate heldOn, String words) {
	}

	/** An answer as a client sends it. */
	record AnswerInput(String idempotencyKey, String id, int expectedVersion, String answer) {
	}

}
