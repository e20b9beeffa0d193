package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.strategy.spi.OutcomeBrief;
import scot.adp.treatment.VoiceEntry;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.VoiceTheme;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.Voices;

/** What people say of services, and what came of it. */
@Controller
class VoiceController {

	private final Voices voices;

	private final Partners partners;

	private final ServiceRegister services;

	VoiceController(Voices voices, Partners partners, ServiceRegister services) {
		this.voices = voices;
		this.partners = partners;
		this.services = services;
	}

	@QueryMapping
	List<VoiceTheme> feedbackWall(@Argument @Nullable ServiceId service, @Argument @Nullable Boolean released) {
		return Boolean.TRUE.equals(released) ? voices.released(service) : voices.wall(service);
	}

	@QueryMapping
	CountedConnection<ServiceFeedbackView> serviceFeedback(@Argument Voices.@Nullable Kept list,
			@Argument @Nullable String theme, @Argument @Nullable UnitId unit, @Argument @Nullable Integer first,
			@Argument @Nullable String after, DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Voices.@Nullable Id last = CountedConnection.key(after, Voices.Id::new);
		var filter = new Voices.Filter((list != null) ? list : Voices.Kept.ALL, theme, unit, null);
		return CountedConnection.of(voices.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? voices.total(filter) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Outcome", field = "youSaidWeDid")
	Map<OutcomeBrief, List<VoiceTheme>> ofOutcomes(List<OutcomeBrief> of) {
		var now = voices.released(null);
		return of.stream()
			.collect(Collectors.toMap(Function.identity(),
					outcome -> (outcome.asAt() == null
							&& voices.speakFor("%s/%s".formatted(outcome.plan().value(), outcome.code()))) ? now
									: List.of()));
	}

	@SchemaMapping(typeName = "FeedbackTheme", field = "feedback")
	List<ServiceFeedbackView> feedback(VoiceTheme of) {
		return of.voices();
	}

	@SchemaMapping(typeName = "FeedbackGroup", field = "respondent")
	CodeList.Value respondent(VoiceTheme.Group of) {
		return told(Lists.RESPONDENT, of.respondent());
	}

	@BatchMapping(typeName = "ServiceFeedback", field = "unit")
	Map<ServiceFeedbackView, UnitView> units(List<ServiceFeedbackView> of) {
		var found = partners.units(of.stream().map(ServiceFeedbackView::unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(found.get(it.unit()))));
	}

	@BatchMapping(typeName = "ServiceFeedback", field = "service")
	Map<ServiceFeedbackView, ServiceView> servicesOf(List<ServiceFeedbackView> of) {
		var found = services
			.byIds(of.stream().map(ServiceFeedbackView::service).filter(Objects::nonNull).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> it.service() != null && found.containsKey(it.service()))
			.collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(found.get(it.service()))));
	}

	@SchemaMapping(typeName = "ServiceFeedback", field = "how")
	CodeList.Value how(ServiceFeedbackView of) {
		return told(Lists.HOW, of.how());
	}

	/** Few who said it are told by no group. */
	@SchemaMapping(typeName = "ServiceFeedback", field = "respondent")
	CodeList.@Nullable Value respondentOf(ServiceFeedbackView of) {
		return voices.small(of) ? null : told(Lists.RESPONDENT, of.respondent());
	}

	@SchemaMapping(typeName = "ServiceFeedback", field = "themes")
	List<CodeList.Value> themes(ServiceFeedbackView of) {
		return of.themes().stream().map(it -> told(Lists.THEME, it)).toList();
	}

	@SchemaMapping(typeName = "ServiceFeedback", field = "answerBy")
	LocalDate answerBy(ServiceFeedbackView of) {
		return voices.answerBy(of);
	}

	@SchemaMapping(typeName = "ServiceFeedback", field = "toldBackHow")
	CodeList.@Nullable Value toldBackHow(ServiceFeedbackView of) {
		String how = of.toldBackHow();
		return (how != null) ? told(Lists.TOLD_HOW, how) : null;
	}

	private CodeList.Value told(Lists list, String code) {
		return voices.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	@MutationMapping
	@Nullable ServiceFeedbackView recordServiceFeedback(@Argument RecordServiceFeedbackInput input) {
		return voices.find(voices.record(input.idempotencyKey(), input.feedback().entry(), Voices.Door.API))
			.orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordServiceFeedbacks(@Argument RecordServiceFeedbacksInput input) {
		return voices.recordAll(input.idempotencyKey(),
				input.items().stream().map(ServiceFeedbackInput::entry).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	ServiceFeedbackView correctServiceFeedback(@Argument CorrectServiceFeedbackInput input) {
		return voices.correct(input.idempotencyKey(), input.id(), input.expectedVersion(), input.feedback().entry());
	}

	@MutationMapping
	ServiceFeedbackView withdrawServiceFeedback(@Argument WithdrawServiceFeedbackInput input) {
		return voices.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@MutationMapping
	ServiceFeedbackView answerFeedback(@Argument AnswerFeedbackInput input) {
		return voices.answer(input.idempotencyKey(), input.id(), input.expectedVersion(),
				new VoiceEntry.Answer(input.reply(), input.words(), input.promisedOn(), input.answeredOn()));
	}

	@MutationMapping
	ServiceFeedbackView tellFeedbackBack(@Argument TellFeedbackBackInput input) {
		return voices.toldBack(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on(), input.how());
	}

	@MutationMapping
	ServiceFeedbackView releaseFeedback(@Argument ReleaseFeedbackInput input) {
		return voices.release(input.idempotencyKey(), input.id(), input.expectedVersion(),
				Boolean.TRUE.equals(input.withQuote()));
	}

	@MutationMapping
	ServiceFeedbackView readFeedbackTwice(@Argument FeedbackInput input) {
		return voices.readTwice(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	ServiceFeedbackView keepFeedbackBack(@Argument FeedbackInput input) {
		return voices.keepBack(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@Bean
	static NodeSource<Voices.Id> voiceNodes(Voices voices) {
		return new NodeSource<>("ServiceFeedback", Voices.Id.class, voices::find);
	}

	/** Something that was heard, as a client sends it. */
	record ServiceFeedbackInput(@Nullable UnitId unit, @Nullable ServiceId service, LocalDate heardOn, String how,
			String respondent, List<String> themes, ServiceFeedbackView.Kind kind, @Nullable Integer weight,
			String said, @Nullable String quote, @Nullable Boolean quoteAgreed, @Nullable Boolean confirmed) {

		VoiceEntry entry() {
			return new VoiceEntry(unit, service, heardOn, how, respondent, themes, kind, weight, said, quote,
					Boolean.TRUE.equals(quoteAgreed), Boolean.TRUE.equals(confirmed));
		}

	}

	/** Something that was heard, with its key. */
	record RecordServiceFeedbackInput(String idempotencyKey, ServiceFeedbackInput feedback) {
	}

	/** Things that were heard, with the key of all of them. */
	record RecordServiceFeedbacksInput(String idempotencyKey, List<ServiceFeedbackInput> items,
			@Nullable Boolean dryRun) {
	}

	/** What was heard, put right. */
	record CorrectServiceFeedbackInput(String idempotencyKey, Voices.Id id, Integer expectedVersion,
			ServiceFeedbackInput feedback) {
	}

	/** What should not be there. */
	record WithdrawServiceFeedbackInput(String idempotencyKey, Voices.Id id, Integer expectedVersion, String because) {
	}

	/** An answer. */
	record AnswerFeedbackInput(String idempotencyKey, Voices.Id id, Integer expectedVersion,
			ServiceFeedbackView.Reply reply, String words, @Nullable LocalDate promisedOn,
			@Nullable LocalDate answeredOn) {
	}

	/** That those who said it heard of the answer. */
	record TellFeedbackBackInput(String idempotencyKey, Voices.Id id, Integer expectedVersion, LocalDate on,
			String how) {
	}

	/** That everybody is to read it. */
	record ReleaseFeedbackInput(String idempotencyKey, Voices.Id id, Integer expectedVersion,
			@Nullable Boolean withQuote) {
	}

	/** One thing that was said, as it was seen. */
	record FeedbackInput(String idempotencyKey, Voices.Id id, Integer expectedVersion) {
	}

}
