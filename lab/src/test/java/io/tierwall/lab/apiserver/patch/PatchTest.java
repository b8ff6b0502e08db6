package io.tierwall.lab.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatchTest {

    /** Single quotes for double ones. */
    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException mistake) {
            throw new AssertionError(mistake);
        }
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1}           | [{'op':'add','path':'/b','value':[2]}]              | {'a':1,'b':[2]}",
                "{'a':[1,3]}       | [{'op':'add','path':'/a/1','value':2}]              | {'a':[1,2,3]}",
                "{'a':[1]}         | [{'op':'add','path':'/a/-','value':2}]              | {'a':[1,2]}",
                "{'a':[1,2]}       | [{'op':'remove','path':'/a/0'}]                     | {'a':[2]}",
                "{'a':{'b':1}}     | [{'op':'replace','path':'/a/b','value':null}]       | {'a':{'b':null}}",
                "{'a':{'b':1}}     | [{'op':'move','from':'/a/b','path':'/c'}]           | {'a':{},'c':1}",
                "{'a':{'b':1}}     | [{'op':'copy','from':'/a','path':'/c'}]             | {'a':{'b':1},'c':{'b':1}}",
                "{'a~/b':1}        | [{'op':'test','path':'/a~0~1b','value':1}]          | {'a~/b':1}",
            })
    void aJsonPatchIsCarriedOut(String before, String patch, String after) {
        assertThat(JsonPatch.apply(object(before), json(patch))).isEqualTo(json(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'test','path':'/a','value':2}]           | 422",
                "[{'op':'remove','path':'/b'}]                   | 422",
                "[{'op':'replace','path':'/b','value':1}]        | 422",
                "[{'op':'add','path':'/b/c','value':1}]          | 422",
                "[{'op':'add','path':'/l/7','value':1}]          | 422",
                "[{'op':'move','from':'/o','path':'/o/x'}]       | 422",
                "[{'op':'replace','path':'','value':1}]          | 422",
                "[{'op':'add','path':'/b'}]                      | 400",
                "[{'op':'jump','path':'/a'}]                     | 400",
                "[{'op':'remove'}]                               | 400",
                "[{'op':'remove','path':'a'}]                    | 400",
                "{'a':1}                                         | 400",
            })
    void aJsonPatchThatDoesNotFitIsRefused(String patch, int code) {
        ObjectNode before = object("{'a':1,'l':[],'o':{}}");

        assertThatThrownBy(() -> JsonPatch.apply(before, json(patch)))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(before).isEqualTo(object("{'a':1,'l':[],'o':{}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1,'b':2}     | {'a':null}              | {'b':2}",
                "{'a':[1,2]}       | {'a':[3]}               | {'a':[3]}",
                "{'a':1}           | {'a':{'b':{'c':null}}}  | {'a':{'b':{}}}",
                "{'a':{'b':1}}     | {'a':{'c':2}}           | {'a':{'b':1,'c':2}}",
            })
    void aMergePatchIsMerged(String before, String patch, String after) {
        assertThat(MergePatch.apply(object(before), json(patch))).isEqualTo(json(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'containers':[{'name':'a','i':1}]} | {'containers':[{'name':'a','j':2},{'name':'b'}]} | {'containers':[{'name':'a','i':1,'j':2},{'name':'b'}]}",
                "{'containers':[{'name':'a'},{'name':'b'}]} | {'containers':[{'name':'a','$patch':'delete'}]} | {'containers':[{'name':'b'}]}",
                "{'ports':[{'port':80,'name':'x'}]} | {'ports':[{'port':80,'name':'y'}]} | {'ports':[{'port':80,'name':'y'}]}",
                "{'finalizers':['a','b']} | {'$deleteFromPrimitiveList/finalizers':['a']} | {'finalizers':['b']}",
                "{'a':{'b':1}} | {'a':{'$patch':'replace','c':2}} | {'a':{'c':2}}",
                "{'a':1} | {'$setElementOrder/x':[],'a':null} | {}",
            })
    void aStrategicMergePatchMergesListsByTheirKeys(String before, String patch, String after) {
        assertThat(StrategicMergePatch.apply(object(before), json(patch))).isEqualTo(json(after));
    }

    @Test
    void anElementWithoutItsKeyCannotBeMerged() {
        assertThatThrownBy(() -> StrategicMergePatch.apply(object("{}"), json("{'containers':[{'image':'x'}]}")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("merge key: name");
    }
}
