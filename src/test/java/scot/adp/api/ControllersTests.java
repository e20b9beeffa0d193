package scot.adp.api;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.graphql.data.GraphQlArgumentBinder;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ReflectionUtils;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Controllers are set up as Boot sets them up, but for what is decided otherwise. */
@AdpTest
class ControllersTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	AnnotatedControllerConfigurer ours;

	@Test
	void allThatBootSetsIsSetOrLeftOnPurpose() {
		var boots = boots();
		var bare = new AnnotatedControllerConfigurer();
		var set = new TreeSet<String>();
		fields(AnnotatedControllerConfigurer.class).forEach(field -> {
			if (!Objects.equals(told(field, bare), told(field, boots))) {
				set.add(field.getName());
			}
		});

		// Each field is fetched on the request's own thread, so without an executor.
		assertThat(set).containsExactly("executor");
		assertThat(boots.getExecutor()).isNotNull();
		assertThat(ours.getExecutor()).isNull();
		assertThat(options(boots).conversionService()).isInstanceOf(ApplicationConversionService.class);
		assertThat(options(ours).conversionService()).isInstanceOf(ApplicationConversionService.class);
		assertThat(options(ours).fallBackOnDirectFieldAccess()).isEqualTo(options(boots).fallBackOnDirectFieldAccess());
		assertThat(ReflectionTestUtils.getField(ours, "customArgumentResolvers"))
			.isEqualTo(ReflectionTestUtils.getField(boots, "customArgumentResolvers"));
	}

	@Test
	void faultsThatControllersHandleAreHandledByOurs() {
		assertThat(context.getBeansOfType(DataFetcherExceptionResolver.class).values())
			.contains(ours.getExceptionResolver());
	}

	private AnnotatedControllerConfigurer boots() {
		return Objects.requireNonNull(
				ReflectionTestUtils.invokeMethod(new GraphQlAutoConfiguration(), "annotatedControllerConfigurer",
						new StaticListableBeanFactory(Map.of("executor", context.getBean("applicationTaskExecutor")))
							.getBeanProvider(Executor.class),
						context.getBeanProvider(HandlerMethodArgumentResolver.class)));
	}

	private static GraphQlArgumentBinder.Options options(AnnotatedControllerConfigurer of) {
		return (GraphQlArgumentBinder.Options) Objects
			.requireNonNull(ReflectionTestUtils.getField(of, "binderOptions"));
	}

	private static Stream<Field> fields(Class<?> type) {
		return Stream.<Class<?>>iterate(type, it -> it != Object.class, Class::getSuperclass)
			.flatMap(it -> Arrays.stream(it.getDeclaredFields()));
	}

	/** Whatever can be told apart without knowing the field's type. */
	private static String told(Field field, Object of) {
		ReflectionUtils.makeAccessible(field);
		return String.valueOf(ReflectionUtils.getField(field, of)).replaceAll("(Lambda|@[0-9a-f]).*", "");
	}

}
