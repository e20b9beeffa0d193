package scot.adp.families.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.families.AftercareEntry;
import scot.adp.families.AftercareMilestone;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView;
import scot.adp.families.AftercareView.Day;
import scot.adp.families.Aftercares;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Aftercare. */
@Controller
class AftercareController {

	private final Aftercares aftercares;

	private final Partners partners;

	AftercareController(Aftercares aftercares, Partners partners) {
		this.aftercares = aftercares;
		this.partners = partners;
	}

	@QueryMapping
	List<AftercareView> aftercareDue(@Argument LocalDate until) {
		return aftercares.due(until);
	}

	@BatchMapping(typeName = "Aftercare", field = "unit")
	Map<AftercareView, UnitView> units(List<AftercareView> of) {
		var found = partners.units(of.stream().map(AftercareView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@SchemaMapping(typeName = "Aftercare", field = "stay")
	CodeList.Value stay(AftercareView of) {
		return aftercares.told(Lists.STAY, of.stay());
	}

	@SchemaMapping(typeName = "Aftercare", field = "ageBand")
	CodeList.Value ageBand(AftercareView of) {
		return aftercares.ages()
			.find(of.ageBand())
			.orElseGet(() -> new CodeList.Value(of.ageBand(), of.ageBand(), null, null, false));
	}

	@SchemaMapping(typeName = "Aftercare", field = "endReason")
	CodeList.@Nullable Value endReason(AftercareView of) {
		return (of.endReason() != null) ? aftercares.told(Lists.END_REASON, of.endReason()) : null;
	}

	@SchemaMapping(typeName = "Aftercare", field = "cancelReason")
	CodeList.@Nullable Value cancelReason(AftercareView of) {
		return (of.cancelReason() != null) ? aftercares.told(Lists.CANCEL_REASON, of.cancelReason()) : null;
	}

	@SchemaMapping(typeName = "Aftercare", field = "expectedBefore")
	List<LocalDate> expectedBefore(AftercareView of) {
		return of.moved(Day.Kind.EXPECTED);
	}

	@SchemaMapping(typeName = "Aftercare", field = "moments")
	List<Moment> moments(AftercareView of) {
		return of.milestones()
			.stream()
			.map(it -> new Moment(it.code(), it.opensOn(), it.dueOn(), it.closesOn(), it.at(of.today())))
			.toList();
	}

	@SchemaMapping(typeName = "AftercareChecked", field = "answer")
	CodeList.Value answer(AftercareView.Checked of) {
		return aftercares.told(Lists.ANSWER, of.answer());
	}

	@MutationMapping
	@Nullable AftercareView checkAftercare(@Argument CheckAftercareInput input) {
		aftercares.check(input.idempotencyKey(), input.id(), input.expectedVersion(),
				new AftercareEntry.Check(input.on(), input.answer()), Boolean.TRUE.equals(input.confirmed()));
		return aftercares.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable AftercareView expectAftercare(@Argument ExpectAftercareInput input) {
		return aftercares.find(aftercares.expect(input.idempotencyKey(), input.entry(), Aftercares.Door.API))
			.orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordAftercare(@Argument RecordAftercareInput input) {
		return aftercares.recordAll(input.idempotencyKey(),
				input.aftercare().stream().map(AftercareInput::entry).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	@Nullable AftercareView moveAftercare(@Argument MoveAftercareInput input) {
		aftercares.move(input.idempotencyKey(), input.id(), input.expectedVersion(), input.expectedOn());
		return aftercares.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable AftercareView startAftercare(@Argument StartAftercareInput input) {
		aftercares.left(input.idempotencyKey(), input.id(), input.expectedVersion(), input.exitOn(), input.planAgreed(),
				Boolean.TRUE.equals(input.confirmed()));
		return aftercares.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable AftercareView takeBackAftercareCheck(@Argument TakeBackAftercareCheckInput input) {
		aftercares.takeBack(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on(), input.answer(),
				input.because());
		return aftercares.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable AftercareView endAftercare(@Argument EndAftercareInput input) {
		aftercares.end(input.idempotencyKey(), input.id(), input.expectedVersion(), input.endedOn(), input.endReason());
		return aftercares.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable AftercareView cancelAftercare(@Argument CancelAftercareInput input) {
		aftercares.cancel(input.idempotencyKey(), input.id(), input.expectedVersion(), input.cancelReason());
		return aftercares.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable AftercareView withdrawAftercare(@Argument WithdrawAftercareInput input) {
		aftercares.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return aftercares.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<Aftercares.Id> aftercareNodes(Aftercares aftercares) {
		return new NodeSource<>(Aftercares.TYPE, Aftercares.Id.class, aftercares::find);
	}

	/** Something that is asked. */
	record Moment(String code, LocalDate opensOn, LocalDate dueOn, LocalDate closesOn,
			AftercareMilestone.Standing standing) {
	}

	/** A time at which somebody tried to be in touch. */
	record CheckAftercareInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, LocalDate on,
			String answer, @Nullable Boolean confirmed) {
	}

	/** People with the key of all of them. */
	record RecordAftercareInput(String idempotencyKey, List<AftercareInput> aftercare, @Nullable Boolean dryRun) {
	}

	/** Another day on which they are expected to leave. */
	record MoveAftercareInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, LocalDate expectedOn) {
	}

	/** The day on which they left. */
	record StartAftercareInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, LocalDate exitOn,
			@Nullable Boolean planAgreed, @Nullable Boolean confirmed) {
	}

	/** A check that did not happen so. */
	record TakeBackAftercareCheckInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, LocalDate on,
			String answer, String because) {
	}

	/** Aftercare that is to end. */
	record EndAftercareInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, LocalDate endedOn,
			String endReason) {
	}

	/** Aftercare that does not come about. */
	record CancelAftercareInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, String cancelReason) {
	}

	/** Aftercare that is to be withdrawn. */
	record WithdrawAftercareInput(String idempotencyKey, Aftercares.Id id, Integer expectedVersion, String because) {
	}

	/** A time at which somebody tried to be in touch, of a batch. */
	record AftercareCheckInput(LocalDate on, String answer) {
	}

	/** Somebody of a batch. */
	record AftercareInput(UnitId unit, String ownRef, @Nullable String chi, String stay, String ageBand,
			@Nullable LocalDate expectedOn, @Nullable LocalDate exitOn, @Nullable Boolean planAgreed,
			@Nullable List<AftercareCheckInput> checks, @Nullable Boolean confirmed) {

		AftercareEntry entry() {
			return new AftercareEntry(unit, ownRef, chi, stay, ageBand, expectedOn, exitOn, planAgreed,
					Objects.requireNonNullElse(checks, List.<AftercareCheckInput>of())
						.stream()
						.map(it -> new AftercareEntry.Check(it.on(), it.answer()))
						.toList(),
					Boolean.TRUE.equals(confirmed));
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** Somebody who is to be followed. */
	record ExpectAftercareInput(String idempotencyKey, UnitId unit, String ownRef, @Nullable String chi, String stay,
			String ageBand, @Nullable LocalDate expectedOn, @Nullable LocalDate exitOn, @Nullable Boolean planAgreed,
			@Nullable Boolean confirmed) {

		AftercareEntry entry() {
			return new AftercareEntry(unit, ownRef, chi, stay, ageBand, expectedOn, exitOn, planAgreed, List.of(),
					Objects.requireNonNullElse(confirmed, false));
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

}
