package scot.adp.platform;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.scheduling.annotation.EnableScheduling;

import static org.springframework.util.ReflectionUtils.accessibleConstructor;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.system(ZoneId.of("Europe/London"));
	}

	@Bean
	JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
		return JdbcCustomConversions.of(dialect,
				List.of(new WriteIdentifier(), new ReadIdentifier(), new WriteCode(), new ReadCode()));
	}

	@WritingConverter
	static class WriteIdentifier implements Converter<Identifier, UUID> {

		@Override
		public UUID convert(Identifier source) {
			return source.value();
		}

	}

	@ReadingConverter
	static class ReadIdentifier implements ConverterFactory<UUID, Identifier> {

		@Override
		public <T extends Identifier> Converter<UUID, T> getConverter(Class<T> type) {
			return value -> wrapped(type, UUID.class, value);
		}

	}

	@WritingConverter
	static class WriteCode implements Converter<CodeIdentifier, String> {

		@Override
		public String convert(CodeIdentifier source) {
			return source.value();
		}

	}

	@ReadingConverter
	static class ReadCode implements ConverterFactory<String, CodeIdentifier> {

		@Override
		public <T extends CodeIdentifier> Converter<String, T> getConverter(Class<T> type) {
			return value -> wrapped(type, String.class, value);
		}

	}

	private static <T, V> T wrapped(Class<T> type, Class<V> valueType, V value) {
		try {
			return accessibleConstructor(type, valueType).newInstance(value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("%s needs a constructor with its value alone".formatted(type), ex);
		}
	}

}
