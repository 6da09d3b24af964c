package io.counterclaim.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * JSON is written and read by these. A native binary knows the members of registered classes only:
 * others are refused everywhere, so that tests tell.
 */
public final class Json {
  /** For what is not a class of its own, and for those that are written and never read. */
  public static final JsonMapper MAPPER = builder().build();

  private Json() {}

  /** Of one that is to be stricter, or to have another form. */
  public static JsonMapper.Builder builder() {
    SimpleModule registered = new SimpleModule("registered");
    registered.setSerializerModifier(new Written());
    registered.setDeserializerModifier(new Read());
    return JsonMapper.builder().addModules(new JavaTimeModule(), registered);
  }

  /** Of what can be written. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(Class<?> type) {
    if (!type.isAnnotationPresent(RegisterForReflection.class)) {
      throw new IllegalArgumentException(type + " must be registered for reflection");
    }
  }

  private static final class Written extends BeanSerializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config, BeanDescription type, List<BeanPropertyWriter> members) {
      check(type.getBeanClass());
      return members;
    }
  }

  private static final class Read extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public BeanDeserializerBuilder updateBuilder(
        DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
      check(type.getBeanClass());
      return builder;
    }
  }
}
