package scot.adp.governance.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.governance.QuestionView;
import scot.adp.governance.Questions;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ByDay;

/** Questions to owners. */
@Controller
class QuestionController {

	private final Questions questions;

	private final ActionRegister register;

	QuestionController(Questions questions, ActionRegister register) {
		this.questions = questions;
		this.register = register;
	}

	@BatchMapping(typeName = "Action", field = "questions")
	Map<ActionView, List<QuestionView>> questions(List<ActionView> of) {
		return ByDay.lists(of, questions::openFor);
	}

	@MutationMapping
	ActionView askQuestion(@Argument AskInput input) {
		questions.ask(input.idempotencyKey(), input.plan(), input.action(), input.group(), input.heldOn(),
				input.words());
		return register.find(input.plan(), input.action()).orElseThrow();
	}

	@MutationMapping
	QuestionView answerQuestion(@Argument AnswerInput input) {
		return questions.answer(input.idempotencyKey(), input.id(), input.expectedVersion(), input.answer());
	}

	@SchemaMapping(typeName = "Question", field = "rawId")
	UUID rawId(QuestionView question) {
		return question.id().value();
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

	@Bean
	static NodeSource<Questions.Id> questionNodes(Questions questions) {
		return new NodeSource<>("Question", Questions.Id.class, questions::find);
	}

	/** A question as a client sends it. */
	record AskInput(String idempotencyKey, PlanCode plan, String action, GroupId group, LocalDate heldOn,
			String words) {
	}

	/** An answer as a client sends it. */
	record AnswerInput(String idempotencyKey, Questions.Id id, Integer expectedVersion, String answer) {
	}

}
