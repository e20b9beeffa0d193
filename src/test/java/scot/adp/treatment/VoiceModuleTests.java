package scot.adp.treatment;

import java.io.IOException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.Membership;
import scot.adp.people.spi.RetainedData.Trigger;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ServiceFeedbackView.Kind;
import scot.adp.treatment.ServiceFeedbackView.Reply;
import scot.adp.treatment.ServiceFeedbackView.Stage;
import scot.adp.treatment.Voices.Kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

/** What people say of services, by its oracles and by further cases. */
class VoiceModuleTests extends TreatmentSlice {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	@Autowired
	Voices voices;

	@Autowired
	VoiceFiles files;

	@Autowired
	VoiceImporter importer;

	@Autowired
	VoiceRetention retention;

	private UnitId other;

	@BeforeEach
	void whoMay() {
		jdbc.sql("delete from treatment.voice_answer").update();
		jdbc.sql("delete from treatment.voice").update();
		clock.set(TODAY);
		other = new UnitId("O-" + UUID.randomUUID().toString().substring(0, 8));
		is(unit, false);
		given(partners.units(any())).willAnswer(call -> call.<Collection<UnitId>>getArgument(0)
			.stream()
			.filter(it -> it.equals(unit) || it.equals(other))
			.collect(Collectors.toMap(Function.identity(), it -> mock(UnitView.class))));
		given(services.byIds(any())).willReturn(Map.of());
		given(signedOff.days(any())).willReturn(day -> false);
	}

	/** Whoever calls now works in a unit. */
	private void is(UnitId of, boolean team) {
		var caller = mock(Caller.class);
		given(caller.account()).willReturn(author.account());
		given(caller.memberships()).willReturn(List.of(new Membership(author.as(), "Nurse", of, Role.UNIT_LEAD)));
		given(caller.readsAsTeam()).willReturn(team);
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(Set.of(of));
		given(currentCaller.reaching(any())).willReturn(caller);
	}

	private void isSomebodyElse() {
		author = new Author(new AccountId(UUID.randomUUID()), author.as(), "Other Test, Lead", author.at());
		is(unit, false);
	}

	@Test
	void whatIsHeardWaitsForAnAnswer() {
		var id = heard(9);

		assertThat(list(Kept.UNANSWERED)).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void v1_promiseWithoutADayIsRefused() {
		var id = heard(9);

		assertThat(reasons(() -> answer(id, Reply.WILL, null))).containsExactly("DATE_MISSING");
	}

	@Test
	void v1_promisePastItsDayIsOverdue() {
		var id = heard(9);
		answer(id, Reply.WILL, TODAY.plusDays(5));

		clock.set(TODAY.plusDays(6));

		assertThat(list(Kept.OVERDUE)).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void v1_promiseIsNotOverdueOnItsDay() {
		var id = heard(9);
		answer(id, Reply.WILL, TODAY.plusDays(5));

		clock.set(TODAY.plusDays(5));

		assertThat(list(Kept.OVERDUE)).isEmpty();
		assertThat(list(Kept.PROMISED)).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void promiseThatIsKeptStaysReadableBesideWhatWasDone() {
		var id = heard(9);
		answer(id, Reply.WILL, TODAY.plusDays(5));

		answer(id, Reply.DID, null);

		assertThat(find(id)).returns(Reply.DID, ServiceFeedbackView::answer)
			.returns(null, ServiceFeedbackView::promisedOn);
		assertThat(voices.answers(List.of(id)).get(id)).extracting(ServiceFeedbackView.Answer::answer)
			.containsExactly(Reply.DID, Reply.WILL);
	}

	@Test
	void laterAnswerIsToldBackAnew() {
		var id = heard(9);
		answer(id, Reply.WILL, TODAY.plusDays(5));
		voices.toldBack(key(), id, version(id), TODAY, "POSTER");

		answer(id, Reply.DID, null);

		assertThat(find(id).stage()).isEqualTo(Stage.ANSWERED);
	}

	@Test
	void nothingIsToldBackBeforeAnAnswer() {
		var id = heard(9);

		assertThat(problem(() -> voices.toldBack(key(), id, version(id), TODAY, "POSTER"))).isNotNull();
	}

	@Test
	void v2_fortyCardsOfAThemeAreOneItemOfForty() {
		answer(heard(40), Reply.DID, null);
		heard(6);

		assertThat(voices.wall(null)).singleElement()
			.returns(2, VoiceTheme::items)
			.returns(46, VoiceTheme::weight)
			.returns(1, VoiceTheme::answeredItems)
			.returns(40, VoiceTheme::answeredWeight);
	}

	@Test
	void oldestThatNobodyAnsweredStandsFirst() {
		answer(heard(9), Reply.DID, null);
		var newer = record(entry(9, TODAY.minusDays(1), List.of("ACCESS"), null));
		var oldest = record(entry(9, TODAY.minusDays(30), List.of("ACCESS"), null));

		assertThat(voices.wall(null).getFirst().voices()).extracting(ServiceFeedbackView::id).startsWith(oldest, newer);
	}

	@Test
	void themeThatWaitsLongestStandsFirst() {
		record(entry(9, TODAY.minusDays(2), List.of("DIGNITY"), null));
		record(entry(9, TODAY.minusDays(30), List.of("ACCESS"), null));

		assertThat(voices.wall(null)).extracting(it -> it.theme().code()).containsExactly("ACCESS", "DIGNITY");
	}

	@Test
	void v3_groupOfUnderFiveIsNotBrokenDown() {
		heard(40);
		heard(4, "FAMILY_OR_NOMINATED");

		assertThat(voices.wall(null).getFirst().groups()).isEmpty();
	}

	@Test
	void v3_groupsOfFiveAreBrokenDown() {
		heard(40);
		heard(5, "FAMILY_OR_NOMINATED");

		assertThat(voices.wall(null).getFirst().groups()).extracting(VoiceTheme.Group::weight).containsExactly(40, 5);
	}

	@Test
	void v3_quoteNeedsConsent() {
		assertThat(reasons(() -> record(new VoiceEntry(unit, null, TODAY, "CARD", "SERVICE_USER", List.of("ACCESS"),
				Kind.CHANGE, 9, "It was said.", "My words", false, false))))
			.containsExactly("CONSENT_MISSING");
	}

	@Test
	void v3_whatFewSaidWaitsForASecondReader() {
		var id = heard(4);
		answer(id, Reply.DID, null);

		voices.release(key(), id, version(id), false);

		assertThat(voices.released(null)).isEmpty();
		assertThat(list(Kept.TO_READ)).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void v3_whoChoseItIsNoSecondReader() {
		var id = heard(4);
		answer(id, Reply.DID, null);
		voices.release(key(), id, version(id), false);

		assertThat(reasons(() -> voices.readTwice(key(), id, version(id)))).containsExactly("NEEDS_SECOND");
	}

	@Test
	void v3_somebodyElseLetsItOut() {
		var id = heard(4);
		answer(id, Reply.DID, null);
		voices.release(key(), id, version(id), false);
		isSomebodyElse();

		voices.readTwice(key(), id, version(id));

		assertThat(open()).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void whatManySaidIsOpenAtOnce() {
		var id = heard(5);
		answer(id, Reply.DID, null);

		voices.release(key(), id, version(id), false);

		assertThat(open()).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void quoteIsOpenOnlyWhereItWasChosen() {
		var id = record(entry(9, TODAY, List.of("ACCESS"), "My words"));
		answer(id, Reply.DID, null);

		voices.release(key(), id, version(id), false);

		assertThat(open()).extracting(ServiceFeedbackView::quote).containsOnlyNulls();
	}

	@Test
	void laterAnswerIsNotOpenBeforeItIsChosen() {
		var id = heard(9);
		answer(id, Reply.WILL, TODAY.plusDays(9));
		voices.release(key(), id, version(id), false);

		answer(id, Reply.DID, null);

		assertThat(open()).extracting(ServiceFeedbackView::answer).containsExactly(Reply.WILL);
	}

	@Test
	void whatIsPutRightIsChosenAnew() {
		var id = heard(9);
		answer(id, Reply.DID, null);
		voices.release(key(), id, version(id), false);

		voices.correct(key(), id, version(id), entry(10, TODAY, List.of("DIGNITY"), null));

		assertThat(open()).isEmpty();
		assertThat(find(id).weight()).isEqualTo(10);
	}

	@Test
	void savingWithoutAChangeChangesNothing() {
		var id = heard(9);

		voices.correct(key(), id, version(id), find(id).entry());

		assertThat(version(id)).isEqualTo(1);
	}

	@Test
	void withdrawnCountsNoMore() {
		var id = heard(9);

		voices.withdraw(key(), id, version(id), "Twice.");

		assertThat(voices.wall(null)).isEmpty();
		assertThat(find(id).stands()).isFalse();
	}

	@Test
	void changeOnWhatSomebodyElseChangedIsAConflict() {
		var id = heard(9);
		answer(id, Reply.DID, null);

		assertThat(problem(() -> voices.toldBack(key(), id, 1, TODAY, "POSTER")).code())
			.isEqualTo(Problem.Code.CONFLICT);
	}

	@Test
	void answerOfAnotherUnitIsRefused() {
		var id = heard(9);
		doThrow(Problem.forbidden("Not yours.")).when(currentCaller).reaching(unit);

		assertThat(problem(() -> answer(id, Reply.DID, null)).code()).isEqualTo(Problem.Code.FORBIDDEN);
	}

	@Test
	void otherUnitDoesNotReadIt() {
		heard(9);

		is(other, false);

		assertThat(list(Kept.ALL)).isEmpty();
	}

	@Test
	void unitThatHeardItReadsItToo() {
		is(other, false);
		var id = heard(9);

		assertThat(list(Kept.ALL)).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void teamReadsAll() {
		var id = heard(9);

		is(other, true);

		assertThat(list(Kept.ALL)).extracting(ServiceFeedbackView::id).containsExactly(id);
	}

	@Test
	void chiNumberIsRefusedWhateverIsConfirmed() {
		assertThat(reasons(() -> record(said("Her number is 0101011237.", true))))
			.containsExactly(VoiceCheck.LOOKS_LIKE_IDENTITY);
	}

	@Test
	void phoneNumberIsAskedAbout() {
		assertThat(reasons(() -> record(said("Ring 01294 123456.", false)))).containsExactly(VoiceCheck.CONFIRM);
	}

	@Test
	void numberThatIsNobodysIsTakenOnceThatIsSaid() {
		assertThat(record(said("Ring 01294 123456.", true))).isNotNull();
	}

	@Test
	void faultsAreToldTogether() {
		var nothing = new VoiceEntry(null, null, null, null, null, List.of(), Kind.CHANGE, 0, " ", null, false, false);

		assertThat(problem(() -> record(nothing)).fields()).extracting(Problem.Field::path)
			.contains("service", "heardOn", "how", "respondent", "themes", "weight", "said");
	}

	@Test
	void dayToComeIsRefused() {
		assertThat(reasons(() -> record(entry(9, TODAY.plusDays(1), List.of("ACCESS"), null))))
			.containsExactly("IN_FUTURE");
	}

	@Test
	void batchKeepsWhatIsRightAndTellsOfTheRest() {
		var results = voices.recordAll(key(),
				List.of(entry(9, TODAY, List.of("ACCESS"), null), entry(9, TODAY, List.of("NONE"), null)), false);

		assertThat(results.get(0).made()).isNotNull();
		assertThat(results.get(1).faults()).extracting(Problem.Field::path).containsExactly("themes");
		assertThat(list(Kept.ALL)).hasSize(1);
	}

	@Test
	void batchThatIsTriedKeepsNothing() {
		var results = voices.recordAll(key(), List.of(entry(9, TODAY, List.of("ACCESS"), null)), true);

		assertThat(results).extracting(BatchResult::made).containsOnlyNulls();
		assertThat(list(Kept.ALL)).isEmpty();
	}

	@Test
	void programTellsOfItsOwnUnitsAlone() {
		given(currentCaller.get().machine()).willReturn(true);

		var results = voices.recordAll(key(), List.of(new VoiceEntry(other, null, TODAY, "CARD", "SERVICE_USER",
				List.of("ACCESS"), Kind.CHANGE, 9, "It was said.", null, false, false)), false);

		assertThat(results.getFirst().faults()).extracting(Problem.Field::path).containsExactly("unit");
	}

	@Test
	void quoteGoesAfterItsTimeAndTheRestStays() {
		var id = record(entry(9, TODAY.minusDays(100), List.of("ACCESS"), "My words"));

		assertThat(retention.erase(Trigger.LAST_ENTRY, TODAY.minusDays(100), 10, List.of())).isEqualTo(1);

		assertThat(find(id)).returns(null, ServiceFeedbackView::quote)
			.returns("It was said.", ServiceFeedbackView::said);
	}

	@Test
	void quoteStaysTheDayBefore() {
		record(entry(9, TODAY.minusDays(100), List.of("ACCESS"), "My words"));

		assertThat(retention.erase(Trigger.LAST_ENTRY, TODAY.minusDays(101), 10, List.of())).isZero();
	}

	@Test
	void quoteOfAUnitUnderHoldStays() {
		record(entry(9, TODAY.minusDays(100), List.of("ACCESS"), "My words"));

		assertThat(retention.erase(Trigger.LAST_ENTRY, TODAY, 10, List.of(unit))).isZero();
	}

	@Test
	void fileIsTakenInAndBack() throws IOException {
		var known = List.of(named(unit));
		given(partners.units()).willReturn(known);
		var import_ = new ImportId(UUID.randomUUID());
		var together = new UUID[1];
		given(imports.record(any(), any())).willAnswer(call -> {
			together[0] = call.getArgument(1);
			return import_;
		});
		files.load(key(),
				file("%s;22/11/2026;CARD;People who use services;ACCESS, Dignity and respect;change;12;Too far.;;"
					.formatted(unit.value())),
				false);
		assertThat(list(Kept.ALL)).singleElement()
			.returns(List.of("ACCESS", "DIGNITY"), ServiceFeedbackView::themes)
			.returns(12, ServiceFeedbackView::weight);

		importer.takeBack(new ImportId(Objects.requireNonNull(together[0])));

		assertThat(list(Kept.ALL)).isEmpty();
	}

	@Test
	void fileTellsEachCellThatIsWrong() throws IOException {
		var known = List.of(named(unit));
		given(partners.units()).willReturn(known);

		var found = files.tryOut(
				file("%s;22/11/2026;SHOUTED;SERVICE_USER;ACCESS;CHANGE;0;Too far.;A quote;no".formatted(unit.value())));

		assertThat(found.problems()).isNotEmpty();
		assertThat(found.items()).isZero();
	}

	private static IncomingFile file(String row) throws IOException {
		return IncomingFile.of("heard.csv",
				new ByteArrayInputStream(
						("unit;heard_on;how;respondent;themes;kind;people;said;quote;quote_agreed\n" + row + "\n")
							.getBytes(StandardCharsets.UTF_8)));
	}

	private static UnitView named(UnitId code) {
		var view = mock(UnitView.class);
		given(view.code()).willReturn(code);
		given(view.name()).willReturn("The unit " + code.value());
		return view;
	}

	private List<ServiceFeedbackView> list(Kept list) {
		return voices.page(new Voices.Filter(list, null, null, null), 0, 50);
	}

	private List<ServiceFeedbackView> open() {
		return voices.released(null).stream().flatMap(it -> it.voices().stream()).toList();
	}

	private ServiceFeedbackView find(Voices.Id id) {
		return voices.find(id).orElseThrow();
	}

	private int version(Voices.Id id) {
		return find(id).version();
	}

	private Voices.Id heard(int people) {
		return heard(people, "SERVICE_USER");
	}

	private Voices.Id heard(int people, String respondent) {
		return record(new VoiceEntry(unit, null, TODAY, "CARD", respondent, List.of("ACCESS"), Kind.CHANGE, people,
				"It was said.", null, false, false));
	}

	private Voices.Id record(VoiceEntry entry) {
		return voices.record(key(), entry, Voices.Door.PAGE);
	}

	private VoiceEntry entry(int people, LocalDate on, List<String> themes, @Nullable String quote) {
		return new VoiceEntry(unit, null, on, "CARD", "SERVICE_USER", themes, Kind.CHANGE, people, "It was said.",
				quote, quote != null, false);
	}

	private VoiceEntry said(String words, boolean confirmed) {
		return new VoiceEntry(unit, null, TODAY, "CARD", "SERVICE_USER", List.of("ACCESS"), Kind.CHANGE, 9, words, null,
				false, confirmed);
	}

	private void answer(Voices.Id id, Reply reply, @Nullable LocalDate promised) {
		voices.answer(key(), id, version(id), new VoiceEntry.Answer(reply, "This is the answer.", promised, null));
	}

	private static Problem problem(Runnable work) {
		return Objects.requireNonNull(catchThrowableOfType(Problem.class, work::run));
	}

	private static List<@Nullable String> reasons(Runnable work) {
		return problem(work).fields().stream().map(Problem.Field::reason).toList();
	}

}
